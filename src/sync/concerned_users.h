// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/repositories.h"

#include <QSet>

namespace lockstep
{

/// Users whose decision may depend on these contacts, as the mirror knows both: linked to one, named by one, storing
/// one, or holding the address of one.
[[nodiscard]] Result<QSet<AppUserId>> usersConcernedBy(const QList<ContactId> &contacts, Repositories &store);
/// Users whose decision may depend on who has these addresses (keys): those who have one, and those linked to a contact
/// that has.
[[nodiscard]] Result<QSet<AppUserId>> usersAtAddresses(const QStringList &keys, Repositories &store);

} // namespace lockstep
