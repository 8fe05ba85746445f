// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/users_mapping.h"
#include "users/row_key.h"

namespace lockstep
{

/// The table of accounts beside the users table: how each user signed up first. `credential`, `credentials` and
/// `email` are e-mail, every other provider is OAuth.
class UserAccounts
{
public:
    /// Reads nothing where the mapping names no such table.
    [[nodiscard]] static Result<UserAccounts> make(SqlConnection &connection, const UsersMapping &mapping);

    /// Fills method and provider of these users where they are empty.
    [[nodiscard]] Result<void> addTo(QList<AppUser> &users, SqlConnection &connection) const;

private:
    QString m_select;
    QString m_userColumn;
    QString m_order;
    RowKey m_key;
};

} // namespace lockstep
