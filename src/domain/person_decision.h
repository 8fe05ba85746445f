// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/matching.h"
#include "domain/plan.h"

namespace lockstep
{

/// Everything that follows from the facts of one person.
struct PersonDecision {
    AppUserId user;
    Situation situation = Situation::Absent;
    std::optional<ContactId> contact = std::nullopt;
    QList<PlanRow> rows = {};
    QList<Case> cases = {};
    QList<Notice> notices = {};
    /// Base values that follow without a write, because both sides agree.
    BaseValues adopted = {};
    /// Decisions of people that are carried out or back once `adopted` is kept, and those that no longer hold.
    QList<qint64> settled = {};
    QList<qint64> stale = {};
};

/// The one rule book: what would be written for this person, what waits for somebody, what is left alone. Pure.
[[nodiscard]] PersonDecision decidePerson(const PersonFacts &facts, const DecisionSettings &settings);

/// Whether the user counts as new, so that a segment may start a campaign for it.
[[nodiscard]] bool isNewUser(const AppUser &user, const DecisionSettings &settings);

} // namespace lockstep
