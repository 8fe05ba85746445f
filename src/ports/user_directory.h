// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/app_user.h"
#include "domain/result.h"

#include <stop_token>

namespace lockstep
{

struct UserPage {
    /// Ascending by the database's own order of the id.
    QList<AppUser> users;
    /// Where the next page starts; nothing at the end.
    std::optional<AppUserId> next = std::nullopt;
};

struct StoredLink {
    AppUserId user;
    /// Nothing takes the link away.
    std::optional<ContactId> contact = std::nullopt;

    friend bool operator==(const StoredLink &, const StoredLink &) = default;
};

/// The application's users table. Calls block and belong on the thread that made the object; the connection is its
/// own. Fails with UsersUnreachable, UsersReadFailed, UsersWriteFailed, UsersTableUnsuitable or Cancelled.
class UserDirectory
{
public:
    virtual ~UserDirectory() = default;

    /// A page by key, never the whole table. Rows that appear or vanish meanwhile do not shift others.
    [[nodiscard]] virtual Result<UserPage> usersAfter(const std::optional<AppUserId> &last, int limit,
                                                      const std::stop_token &stop) = 0;
    /// Those of the ids that exist.
    [[nodiscard]] virtual Result<QList<AppUser>> usersWithIds(const QList<AppUserId> &ids,
                                                              const std::stop_token &stop) = 0;
    /// Whether the table has a column for the link.
    [[nodiscard]] virtual bool storesLinks() const = 0;
    /// Whether the table knows which addresses are verified.
    [[nodiscard]] virtual bool knowsVerification() const = 0;
    /// Writes the link column of these users, in one transaction, and nothing else. Returns how many rows there were.
    [[nodiscard]] virtual Result<int> storeLinks(const QList<StoredLink> &links, const std::stop_token &stop) = 0;
};

} // namespace lockstep
