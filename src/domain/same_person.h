// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_row.h"

namespace lockstep
{

/// The same person before and after a sync: users stay who they are, a contact may come to them.
[[nodiscard]] inline bool isSamePerson(const PersonRef &a, const PersonRef &b)
{
    if (a.user.value.isEmpty() || b.user.value.isEmpty())
        return a.contact && a.contact == b.contact;
    return a.user == b.user;
}

} // namespace lockstep
