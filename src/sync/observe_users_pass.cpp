// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/observe_users_pass.h"

#include "domain/failpoint.h"
#include "store/transaction.h"

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
        const Observation observation{.at = m_clock.now(), .how = ChangeSource::Scan};
        if (const auto saved = m_store.users.observe(page->users, observation); !saved)
            return fail(saved.error());
        seen += static_cast<int>(page->users.size());
        report({.stage = Stage::ReadUsers, .done = seen, .total = *before});
        last = page->next;
    } while (last);
    auto finishing = Transaction::begin(m_store.database);
    if (!finishing)
        return fail(finishing.error());
    const auto gone = m_store.users.finishScan(m_clock.now());
    if (!gone)
        return fail(gone.error());
    if (auto safe = checkShrinkage(guard, {.before = *before, .seen = seen, .lost = *gone}, u"users"_s); !safe)
        return fail(safe.error());
    if (failsAt("users.mirror"))
        return fail(ErrorKind::StoreFailed, u"failpoint"_s);
    if (auto done = finishing->commit(); !done)
        return fail(done.error());
    return seen;
}

} // namespace lockstep
