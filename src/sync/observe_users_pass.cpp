// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/observe_users_pass.h"

#include "domain/failpoint.h"
#include "store/transaction.h"
#include "sync/work_notes.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

ObserveUsersPass::ObserveUsersPass(UserDirectory &directory, Repositories &store, const Clock &clock)
    : m_directory(directory)
    , m_store(store)
    , m_clock(clock)
{
}

Result<int> ObserveUsersPass::run(ShrinkGuard guard, const ReportProgress &report, const std::stop_token &stop)
{
    const auto before = m_store.users.count();
    if (!before)
        return fail(before.error());
    if (auto begun = m_store.users.beginScan(); !begun)
        return fail(begun.error());
    int seen = 0;
    std::optional<AppUserId> last;
    do {
        const auto page = m_directory.usersAfter(last, pageSize, stop);
        if (!page)
            return fail(page.error());
        if (auto kept = keep(page->users); !kept)
            return fail(kept.error());
        seen += static_cast<int>(page->users.size());
        report({.stage = Stage::ReadUsers, .done = seen, .total = *before});
        last = page->next;
    } while (last);
    if (auto finished = finish(guard, {.before = *before, .seen = seen}); !finished)
        return fail(finished.error());
    return seen;
}

Result<void> ObserveUsersPass::keep(const QList<AppUser> &users)
{
    return inTransaction(m_store.database, [&]() -> Result<void> {
        const UsersLook look{.at = m_clock.now(), .newUsersSince = m_newUsersSince};
        const auto seen = m_store.users.see(users, {.at = look.at, .how = ChangeSource::Scan});
        return seen ? queueSeenUsers(users, *seen, look, m_store) : Result<void>(fail(seen.error()));
    });
}

/// Of users who are gone nothing is written, but what was open about them ends, and their addresses are free.
Result<void> ObserveUsersPass::finish(ShrinkGuard guard, ReadTally tally)
{
    return inTransaction(m_store.database, [&]() -> Result<void> {
        const auto gone = m_store.users.finishScan(m_clock.now());
        if (!gone)
            return fail(gone.error());
        tally.lost = *gone;
        if (auto safe = checkShrinkage(guard, tally, u"users"_s); !safe)
            return safe;
        if (auto noted = *gone > 0 ? noteGone() : Result<void>(); !noted)
            return noted;
        return failsAt("users.mirror") ? Result<void>(fail(ErrorKind::StoreFailed, u"failpoint"_s)) : Result<void>();
    });
}

Result<void> ObserveUsersPass::noteGone()
{
    const Moment now = m_clock.now();
    const auto gone = m_store.users.goneAt(now);
    const auto compared = hasBeenCompared(m_store);
    if (!gone || !compared)
        return fail(!gone ? gone.error() : compared.error());
    return *compared ? queueGoneUsers(*gone, now, m_store) : Result<void>();
}

} // namespace lockstep
