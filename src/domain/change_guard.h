// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/guard_stop.h"
#include "domain/plan.h"
#include "domain/result.h"

namespace lockstep
{

/// How many people would be, or lately were, touched in a way that is guarded.
struct GuardTally {
    int cleared = 0;
    QHash<QString, int> changedByField = {};

    void add(const QList<FieldChange> &changes);
};

[[nodiscard]] GuardTally tallyOf(const QList<PlanRow> &rows);

/// Guarded are more than 25 people and more than one in twenty whose values would be emptied, and more than 25 and more
/// than one in five whose same field would change (domain.md 4, guards). Only what follows from an earlier agreement
/// counts: creates, first links and filling what is empty are not guarded, and opt-outs are never held back.
[[nodiscard]] std::optional<GuardStop> guardStopOf(const GuardTally &tally, int linkedPeople);

/// As a run fails with it: ManyChanges, with the field as subject.
[[nodiscard]] Error errorOf(const GuardStop &stop);

/// Whether a guard may hold this row back.
[[nodiscard]] bool isGuarded(const PlanRow &row);

} // namespace lockstep
