// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_decision.h"
#include "domain/person_row.h"

namespace lockstep
{

/// How a run left one user: what lists and explanations need of its decision.
struct PersonOutcome {
    AppUserId user;
    Situation situation = Situation::Absent;
    PersonState state = PersonState::NotLinked;
    /// The contact it is or, once linked, would be.
    std::optional<ContactId> contact = std::nullopt;

    friend bool operator==(const PersonOutcome &, const PersonOutcome &) = default;
};

/// Cases come before rows: as long as somebody has to decide, the person is not simply different.
[[nodiscard]] PersonOutcome outcomeOf(const PersonDecision &decision, bool isLinked);

} // namespace lockstep
