// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/users_mapping.h"
#include "users/catalogue_reader.h"

namespace lockstep
{

/// The names users tables go by, the likelier first.
[[nodiscard]] const QStringList &usersTableNames();
/// The names of the table that holds the ways a user signs in.
[[nodiscard]] const QStringList &accountTableNames();

/// Which column means what, told by its name as Better Auth, Prisma, Auth.js and their like write it; letter case and
/// underscores do not count. `newsletter` and its like are never taken for an opt-out: a box not ticked is no refusal.
[[nodiscard]] QHash<UserAttribute, ColumnMatch> matchColumns(const TableDescription &table);

/// Puts the account table into the mapping where it has a column for the user and one for the provider.
bool matchAccounts(UsersMapping &mapping, const TableDescription &accounts);

} // namespace lockstep
