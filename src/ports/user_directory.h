// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/app_user.h"
#include "domain/result.h"

#include <chrono>
#include <stop_token>

namespace lockstep
{

struct UserPage {
    /// Ascending by the database's own order of the id.
    QList<AppUser> users;
    /// Where the next page starts; nothing at the end.
    std::optional<AppUserId> next = std::nullopt;
};

/// How far changes were read: a row's place by time of change and id. Opaque; both are texts to be kept as they are.
struct UserMark {
    /// Empty: from the beginning.
    QString updatedAt = {};
    AppUserId id = {};

    friend bool operator==(const UserMark &, const UserMark &) = default;
};

struct UserChanges {
    /// In the order of their changes.
    QList<AppUser> users = {};
    /// Where to go on; always there after success.
    std::optional<UserMark> mark = std::nullopt;
    /// Nothing more at present.
    bool isLast = true;
};

struct UserIdPage {
    /// Ascending by the database's own order.
    QList<AppUserId> ids = {};
    /// Where the next page starts; nothing at the end.
    std::optional<AppUserId> next = std::nullopt;
};

struct StoredLink {
    AppUserId user;
    /// Nothing takes the link away.
    std::optional<ContactId> contact = std::nullopt;

    friend bool operator==(const StoredLink &, const StoredLink &) = default;
};

/// One value to be written to the application.
struct UserEdit {
    AppUserId user;
    UserAttribute attribute;
    /// Written only while the user still has this value, as `textOf` tells it.
    QString before = {};
    QString after = {};

    friend bool operator==(const UserEdit &, const UserEdit &) = default;
};

enum class UserEditOutcome {
    Written,
    /// The user has another value by now; nothing was written.
    ChangedMeanwhile,
    NoSuchUser,
    /// The database refused this value, by a constraint for one.
    Refused,
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
    /// A page of ids alone, much larger than one of users.
    [[nodiscard]] virtual Result<UserIdPage> userIdsAfter(const std::optional<AppUserId> &last, int limit,
                                                          const std::stop_token &stop) = 0;
    /// Whether rows tell when they were changed; without that `usersChangedSince` fails.
    [[nodiscard]] virtual bool tellsChanges() const = 0;
    /// Users new or changed since the mark. Without one: from now on, no users and the newest mark; take it before a
    /// full read. Going on with the mark of a page that was not the last starts right behind it. Any other mark is
    /// first gone back by `overlap`, since a transaction may commit late, until it has been the newest for twice that
    /// long; so users come again that did not change. Rows that hold no time, or one more than a year ahead, and
    /// deletions, are not told; only a read of all users or ids finds them.
    [[nodiscard]] virtual Result<UserChanges> usersChangedSince(const std::optional<UserMark> &mark,
                                                                std::chrono::seconds overlap, int limit,
                                                                const std::stop_token &stop) = 0;
    /// Whether the table has a column for the link.
    [[nodiscard]] virtual bool storesLinks() const = 0;
    /// Whether the table knows which addresses are verified.
    [[nodiscard]] virtual bool knowsVerification() const = 0;
    /// Writes the link column of these users, in one transaction, and nothing else. Returns how many rows there were.
    [[nodiscard]] virtual Result<int> storeLinks(const QList<StoredLink> &links, const std::stop_token &stop) = 0;
    /// Writes single values, each by a statement of its own that compares and sets at once, and says in their order
    /// what came of each. Only attributes the operator switched on and that are one column of the users table
    /// (`WorkspaceSettings::writableAttributes`); any other is refused as UsersTableUnsuitable with its name as
    /// subject, and nothing is written. An address is never emptied. After any other error some may be written: read
    /// the users before trying again.
    [[nodiscard]] virtual Result<QList<UserEditOutcome>> writeValues(const QList<UserEdit> &edits,
                                                                     const std::stop_token &stop) = 0;
};

} // namespace lockstep
