// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_queue.h"
#include "domain/value_rules.h"

namespace lockstep
{

/// What a decision by hand would come to now: the very rows a delivery would write. Nothing is kept.
struct HandPreview {
    HandDecision decision = {};
    /// What would come of it; `rows` only where it is Kept.
    DecisionOutcome outcome = DecisionOutcome::Kept;
    OfferObstacle obstacle = OfferObstacle::None;
    /// Why the value cannot be stored; nothing for an address, which is usable or is not.
    std::optional<ValueProblem> problem = std::nullopt;
    /// What is there now; to be given back with the decision.
    SeenSides seen = {};
    QList<PlanRow> rows = {};
    int requests = 0;

    friend bool operator==(const HandPreview &, const HandPreview &) = default;
};

} // namespace lockstep
