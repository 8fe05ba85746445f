// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_details.h"
#include "domain/person_facts.h"

namespace lockstep
{

/// What is known of one person, as far as values go. A link is one to this contact.
struct PersonSides {
    std::optional<AppUser> user = std::nullopt;
    std::optional<Contact> contact = std::nullopt;
    std::optional<Link> link = std::nullopt;
};

/// Every rule's field on both sides, judged as a run would. Origins are left to those who know them.
[[nodiscard]] QList<PersonField> personFields(const PersonSides &sides, const QList<UsableRule> &rules);

} // namespace lockstep
