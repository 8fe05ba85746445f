// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_history.h"
#include "domain/failure_group.h"
#include "domain/person_row.h"
#include "domain/situation.h"

namespace lockstep
{

/// How many users stand so, of those who are not simply in step.
struct SituationCount {
    PersonState state = PersonState::Excluded;
    Situation situation = Situation::Excluded;
    int count = 0;

    friend bool operator==(const SituationCount &, const SituationCount &) = default;
};

/// Why not everybody is in step, and how the engine fared.
struct EngineReport {
    QList<FailureGroup> failures = {};
    QList<SituationCount> situations = {};
    EngineHistory history = {};

    friend bool operator==(const EngineReport &, const EngineReport &) = default;
};

} // namespace lockstep
