// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/progress.h"
#include "ports/clock.h"
#include "ports/user_directory.h"
#include "sync/repositories.h"
#include "sync/shrink_guard.h"

namespace lockstep
{

/// Reads the application's users, page by page, into the mirror; who changed becomes work. A read that breaks off
/// leaves who is there as it was.
class ObserveUsersPass
{
public:
    static constexpr int pageSize = 500;

    ObserveUsersPass(UserDirectory &directory, Repositories &store, const Clock &clock);

    /// Users created after this are new.
    void setNewUsersSince(Moment moment) { m_newUsersSince = moment; }

    /// Guarded, with nothing marked as gone, when the table suddenly has far fewer users.
    [[nodiscard]] Result<int> run(ShrinkGuard guard, const ReportProgress &report, const std::stop_token &stop);

private:
    [[nodiscard]] Result<void> keep(const QList<AppUser> &users);
    [[nodiscard]] Result<void> finish(ShrinkGuard guard, ReadTally tally);
    [[nodiscard]] Result<void> noteGone();

    UserDirectory &m_directory;
    Repositories &m_store;
    const Clock &m_clock;
    Moment m_newUsersSince = {};
};

} // namespace lockstep
