// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/progress.h"
#include "ports/clock.h"
#include "ports/user_directory.h"
#include "sync/repositories.h"
#include "sync/shrink_guard.h"

namespace lockstep
{

/// Reads the application's users, page by page, into the mirror. A read that breaks off leaves who is there as it was.
class ObserveUsersPass
{
public:
    static constexpr int pageSize = 500;

    ObserveUsersPass(UserDirectory &directory, Repositories &store, const Clock &clock);

    /// Guarded, with nothing marked as gone, when the table suddenly has far fewer users.
    [[nodiscard]] Result<int> run(ShrinkGuard guard, const ReportProgress &report, const std::stop_token &stop);

private:
    UserDirectory &m_directory;
    Repositories &m_store;
    const Clock &m_clock;
};

} // namespace lockstep
