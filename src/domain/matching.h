// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_facts.h"
#include "domain/situation.h"

namespace lockstep
{

/// Which contact a user is, and how sure that is.
struct Match {
    Situation situation = Situation::Absent;
    /// For Confirmed and Found.
    std::optional<Contact> contact = std::nullopt;
    MatchedBy matchedBy = MatchedBy::StoredLink;
    std::optional<Case> personCase = std::nullopt;
    QList<Notice> notices = {};
};

/// Matching: stored link, then `app_user_id`, then e-mail, then the tracked contact. A contact that belongs to somebody
/// else is never taken. Pure: equal facts give equal answers.
[[nodiscard]] Match decideMatch(const PersonFacts &facts, const DecisionSettings &settings);

/// The contacts, other than `except`, that hold an address equal to this one; ascending.
[[nodiscard]] QList<ContactId> holdersOf(QStringView address, const PersonFacts &facts,
                                         std::optional<ContactId> except = std::nullopt);

/// Whether the address of the user may be relied upon to link or to change an address.
[[nodiscard]] bool addressIsTrusted(const AppUser &user, const DecisionSettings &settings);

} // namespace lockstep
