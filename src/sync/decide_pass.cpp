// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/decide_pass.h"

#include "store/transaction.h"
#include "sync/settling_basis.h"

namespace lockstep
{

DecidePass::DecidePass(Repositories &store, ContactResolver &resolver)
    : m_store(store)
    , m_resolver(resolver)
{
}

Result<void> DecidePass::run(Planner &planner, const ReportProgress &report, const std::stop_token &stop)
{
    const QString basis = settlingBasis(planner.settings());
    const auto holds = m_store.settled.holdsFor(basis);
    if (!holds)
        return fail(holds.error());
    if (*holds) {
        if (auto done = runOpen(planner, report, stop); !done)
            return done;
        return addGoneUsers(planner);
    }
    m_open.clear();
    if (auto begun = m_store.settled.begin(basis); !begun)
        return begun;
    if (auto done = runAll(planner, report, stop); !done)
        return done;
    return addGoneUsers(planner);
}

Result<void> DecidePass::runAll(Planner &planner, const ReportProgress &report, const std::stop_token &stop)
{
    FactsReader reader(m_store, m_resolver, planner.settings());
    if (auto done = reader.prepare(); !done)
        return done;
    const auto total = m_store.users.count();
    if (!total)
        return fail(total.error());
    std::optional<AppUserId> last;
    for (qint64 done = 0;;) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled);
        const auto users = m_store.users.page(last, pageSize);
        if (!users)
            return fail(users.error());
        if (auto decided = decidePage(*users, last, reader, planner, stop); !decided)
            return decided;
        done += users->size();
        report({.stage = Stage::Decide, .done = done, .total = *total});
        if (users->size() < pageSize)
            break;
        last = users->last().id;
    }
    return keepSettled(*total);
}

/// Where most people are open, as before the first sync, remembering who is would cost more than it saves.
Result<void> DecidePass::keepSettled(int people)
{
    const bool isWorthIt = m_open.size() <= people / 2;
    return isWorthIt ? m_store.settled.complete(m_open) : m_store.settled.forget();
}

Result<void> DecidePass::runOpen(Planner &planner, const ReportProgress &report, const std::stop_token &stop)
{
    const auto people = m_store.users.count();
    const auto total = m_store.settled.openCount();
    if (!people || !total)
        return fail(!people ? people.error() : total.error());
    planner.addSettled(*people - *total);
    FactsReader reader(m_store, m_resolver, planner.settings());
    if (auto done = reader.prepare(); !done)
        return done;
    std::optional<AppUserId> last;
    for (qint64 done = 0;;) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled);
        const auto open = m_store.settled.openAfter(last, pageSize);
        if (!open)
            return fail(open.error());
        if (auto decided = decideOpen(*open, reader, planner, stop); !decided)
            return decided;
        done += open->size();
        report({.stage = Stage::Decide, .done = done, .total = *total});
        if (open->size() < pageSize)
            return {};
        last = open->last();
    }
}

/// What the decisions read is what the mirror held a moment before: nobody else writes into it meanwhile.
Result<void> DecidePass::decideOpen(const QList<AppUserId> &ids, FactsReader &reader, Planner &planner,
                                    const std::stop_token &stop)
{
    const auto users = m_store.users.withIds(ids);
    if (!users)
        return fail(users.error());
    m_open.clear();
    const auto outcomes = decide(*users, reader, planner, stop);
    if (!outcomes)
        return fail(outcomes.error());
    QSet<AppUserId> settled(ids.cbegin(), ids.cend());
    settled.subtract(QSet<AppUserId>(m_open.cbegin(), m_open.cend()));
    return inTransaction(m_store.database, [&]() -> Result<void> {
        if (const auto kept = m_store.personStates.replaceOf(ids, *outcomes); !kept)
            return fail(kept.error());
        return m_store.settled.settle(settled.values());
    });
}

Result<void> DecidePass::decidePage(const QList<AppUser> &users, const std::optional<AppUserId> &after,
                                    FactsReader &reader, Planner &planner, const std::stop_token &stop)
{
    const auto outcomes = decide(users, reader, planner, stop);
    if (!outcomes)
        return fail(outcomes.error());
    const bool isLast = users.size() < pageSize;
    const auto through = isLast ? std::nullopt : std::optional(users.last().id);
    const auto kept = m_store.personStates.replaceBetween(after, through, *outcomes);
    return kept ? Result<void>() : Result<void>(fail(kept.error()));
}

Result<QList<PersonOutcome>> DecidePass::decide(const QList<AppUser> &users, FactsReader &reader, Planner &planner,
                                                const std::stop_token &stop)
{
    auto page = reader.factsOf(users, stop);
    if (!page)
        return fail(page.error());
    QList<PersonOutcome> outcomes;
    outcomes.reserve(page->size());
    for (PersonFacts &facts : *page) {
        const AddedPerson added = planner.addPerson(std::move(facts));
        if (!added.isSettled)
            m_open.append(added.outcome.user);
        outcomes.append(added.outcome);
    }
    return outcomes;
}

Result<void> DecidePass::runFor(const QList<AppUserId> &ids, Planner &planner, const std::stop_token &stop)
{
    FactsReader reader(m_store, m_resolver, planner.settings());
    if (auto done = reader.prepare(); !done)
        return done;
    const auto users = m_store.users.withIds(ids);
    if (!users)
        return fail(users.error());
    const auto outcomes = decide(*users, reader, planner, stop);
    if (!outcomes)
        return fail(outcomes.error());
    const auto kept = m_store.personStates.replaceOf(ids, *outcomes);
    return kept ? Result<void>() : Result<void>(fail(kept.error()));
}

Result<void> DecidePass::addGoneUsers(Planner &planner)
{
    const auto gone = m_store.links.usersGone();
    if (!gone)
        return fail(gone.error());
    for (const Link &link : *gone)
        planner.addNotice({.kind = NoticeKind::UserGone, .user = link.user});
    return {};
}

} // namespace lockstep
