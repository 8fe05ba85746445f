// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"
#include "ports/user_directory.h"
#include "sync/repositories.h"
#include "sync/shrink_guard.h"

#include <QSet>

namespace lockstep
{

/// Notices what changed in the application and puts it into the work queue. Where rows do not tell when they changed,
/// and for those that vanished, all are read now and then.
class UsersPoll
{
public:
    static constexpr int usersPerPage = 1000;
    static constexpr int idsPerPage = 10'000;
    /// Transactions that take longer than this to commit are found by the next read of all.
    static constexpr std::chrono::seconds overlap{10};

    UsersPoll(UserDirectory &directory, Repositories &store, const Clock &clock);

    /// Users created after this are new.
    void setNewUsersSince(Moment moment) { m_newUsersSince = moment; }
    /// Returns how many users changed.
    [[nodiscard]] Result<int> run(const std::stop_token &stop);
    /// Reads everybody and finds those who vanished. Returns how many changed; Guarded where suddenly far fewer are
    /// there, and then nobody is taken for gone.
    [[nodiscard]] Result<int> readAll(const std::stop_token &stop);
    /// Finds those who vanished, or came without a time of change, by ids alone, which is much cheaper.
    [[nodiscard]] Result<int> readIds(const std::stop_token &stop);

    /// When to do either again. Where rows do not tell when they changed all are read, the more seldom the more there
    /// are.
    [[nodiscard]] Result<std::chrono::seconds> readInterval();

private:
    /// The mirror and the work it means, together or not at all. Returns how many changed.
    [[nodiscard]] Result<int> keep(const QList<AppUser> &users, ChangeSource how);
    [[nodiscard]] Result<int> keepPage(const UserChanges &page);
    [[nodiscard]] Result<int> readUnknown(const QList<AppUserId> &ids, const std::stop_token &stop);
    [[nodiscard]] Result<void> note(const QList<AppUser> &users, const SeenUsers &seen);
    [[nodiscard]] Result<int> noteVanished(const QSet<QString> &present);
    [[nodiscard]] Result<int> markGone(const QList<AppUserId> &gone);
    [[nodiscard]] Result<QList<AppUserId>> unknownTo(const QSet<QString> &present);

    UserDirectory &m_directory;
    Repositories &m_store;
    const Clock &m_clock;
    Moment m_newUsersSince = {};
};

} // namespace lockstep
