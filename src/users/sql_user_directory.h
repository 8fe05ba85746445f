// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/users_mapping.h"
#include "ports/user_directory.h"
#include "users/users_url.h"

#include <memory>

namespace lockstep
{

struct SqlStatement;

/// The users table over SQLite, PostgreSQL, MariaDB or MySQL. Selects the mapped columns and nothing else; writes the
/// link column, those the operator switched on with the time of the change beside them, and nothing else, and opens a
/// SQLite file read-only where there are none. After a lost connection the
/// next call connects again.
///
/// How values are read: a boolean is a boolean, 0 or 1, `t`, `true`, `yes`, or a time (set: true). NULL is false, also
/// for verification and for a negated opt-out. A number in a place of a time counts seconds, milliseconds or
/// microseconds, as the column's values tell. A contact id that is not a positive number is none.
class SqlUserDirectory final : public UserDirectory
{
public:
    /// Checks the mapping against the catalogue; UsersTableUnsuitable with the table or column as subject. `writable`
    /// are the attributes the operator switched on; one whose column cannot be written is refused by `writeValues`.
    [[nodiscard]] static Result<std::unique_ptr<SqlUserDirectory>>
    open(UsersDatabaseAddress address, UsersMapping mapping, const QList<UserAttribute> &writable = {});
    ~SqlUserDirectory() override;

    [[nodiscard]] Result<UserPage> usersAfter(const std::optional<AppUserId> &last, int limit,
                                              const std::stop_token &stop) override;
    [[nodiscard]] Result<QList<AppUser>> usersWithIds(const QList<AppUserId> &ids,
                                                      const std::stop_token &stop) override;
    [[nodiscard]] Result<UserIdPage> userIdsAfter(const std::optional<AppUserId> &last, int limit,
                                                  const std::stop_token &stop) override;
    [[nodiscard]] bool tellsChanges() const override;
    [[nodiscard]] Result<UserChanges> usersChangedSince(const std::optional<UserMark> &mark,
                                                        std::chrono::seconds overlap, int limit,
                                                        const std::stop_token &stop) override;
    [[nodiscard]] bool storesLinks() const override;
    [[nodiscard]] bool knowsVerification() const override;
    [[nodiscard]] Result<int> storeLinks(const QList<StoredLink> &links, const std::stop_token &stop) override;
    [[nodiscard]] Result<QList<UserEditOutcome>> writeValues(const QList<UserEdit> &edits,
                                                             const std::stop_token &stop) override;

private:
    struct Parts;

    explicit SqlUserDirectory(std::unique_ptr<Parts> parts);

    [[nodiscard]] Result<QList<AppUser>> read(const SqlStatement &statement);
    [[nodiscard]] Result<void> addStart(SqlStatement &statement, const std::optional<AppUserId> &last) const;
    [[nodiscard]] Result<void> addTies(QList<AppUser> &users);
    [[nodiscard]] Result<QList<AppUser>> someWithIds(const QList<AppUserId> &ids);

    std::unique_ptr<Parts> m_parts;
};

} // namespace lockstep
