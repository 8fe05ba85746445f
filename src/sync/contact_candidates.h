// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_facts.h"

namespace lockstep
{

/// Linked, and Mautic still has the contact: nobody else needs to be looked for.
[[nodiscard]] bool isSettled(const PersonFacts &facts);

/// Contacts that might be the person besides the one it is linked to.
[[nodiscard]] QList<Contact> candidatesOf(const PersonFacts &facts);

} // namespace lockstep
