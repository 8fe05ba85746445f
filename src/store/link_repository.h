// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/link.h"
#include "store/database.h"

namespace lockstep
{

/// Who is whom. A user has at most one link.
class LinkRepository
{
public:
    explicit LinkRepository(Database &database)
        : m_database(database)
    {
    }

    /// Each ascending by user.
    [[nodiscard]] Result<QList<Link>> ofUsers(const QList<AppUserId> &users);
    [[nodiscard]] Result<QList<Link>> ofContacts(const QList<ContactId> &contacts);
    /// Links whose user is gone from the users table.
    [[nodiscard]] Result<QList<Link>> usersGone();
    /// All in one transaction; replaces what the users had.
    [[nodiscard]] Result<void> save(const QList<Link> &links);
    [[nodiscard]] Result<int> remove(const QList<AppUserId> &users);
    [[nodiscard]] Result<int> count();

private:
    Database &m_database;
};

} // namespace lockstep
