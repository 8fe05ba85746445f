// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/decide_pass.h"

namespace lockstep
{

DecidePass::DecidePass(Repositories &store, ContactResolver &resolver)
    : m_store(store)
    , m_resolver(resolver)
{
}

Result<void> DecidePass::run(Planner &planner, const ReportProgress &report, const std::stop_token &stop)
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
    return addGoneUsers(planner);
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
    for (PersonFacts &facts : *page)
        outcomes.append(planner.addPerson(std::move(facts)));
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
