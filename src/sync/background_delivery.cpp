// SPDX-License-Identifier: GPL-3.0-or-later
// How work leaves, and what becomes of it.
#include "domain/mutant.h"
#include "store/transaction.h"
#include "sync/background_engine.h"
#include "sync/observe_people_pass.h"
#include "sync/unanswered_rows.h"
#include "sync/work_outcomes.h"

#include <algorithm>

namespace lockstep
{

namespace
{

/// As many as one delivery decides about; batches are smaller.
constexpr int itemsAtOnce = 5000;

} // namespace

Result<void> BackgroundEngine::deliver(const QList<Purpose> &purposes, Purpose purpose, const std::stop_token &stop)
{
    const PurposeScope scope(m_parts.gate, purpose);
    const auto items = m_parts.store.queue.take(purposes, itemsAtOnce, m_options.fence, m_parts.clock.now());
    if (!items)
        return fail(items.error());
    if (items->isEmpty())
        return {};
    if (purpose != Purpose::OptOut)
        m_lastBatch = m_parts.clock.now();
    auto delivered = freshen(*items, stop);
    if (delivered) {
        m_isDelivering = purpose != Purpose::OptOut;
        delivered = deliverItems(*items, stop);
        m_isDelivering = false;
        return delivered;
    }
    if (auto back = putBack(*items); !back)
        return back;
    return delivered;
}

Result<void> BackgroundEngine::lookUpUnknown(const std::stop_token &stop)
{
    const auto items = m_parts.store.queue.takeUnknown(itemsAtOnce, m_options.fence, m_parts.clock.now());
    if (!items)
        return fail(items.error());
    if (items->isEmpty())
        return {};
    const PurposeScope scope(m_parts.gate, Purpose::Change);
    const QList<AppUserId> users = usersOf(*items);
    ObservePeoplePass pass(m_parts.directory, m_parts.mautic, m_parts.store, m_parts.clock);
    auto looked = pass.lookUp(users, stop);
    if (looked && m_feedIsReadable) {
        if (const auto events = m_mautic.pollSegments(stop); !events)
            looked = withoutLog(events.error());
    }
    if (looked)
        looked = UnansweredRows(m_parts.store, m_parts.clock).settle(users, MembersRead::Yes);
    QList<WorkOutcome> outcomes;
    for (const WorkItem &item : *items)
        outcomes.append(
            {.item = item,
             .end = looked ? isMutant("takesUnknownForDone") ? WorkEnd::Done : WorkEnd::Again : WorkEnd::Unknown,
             .isFaultOfTheHost = true});
    const auto settled = m_parts.store.queue.settle(outcomes, m_options.fence, m_parts.clock.now());
    return settled ? looked : settled;
}

/// Where the mirror may have missed something, who has an address and what a contact holds is looked up.
Result<void> BackgroundEngine::freshen(const QList<WorkItem> &items, const std::stop_token &stop)
{
    const auto baseline = hasBaseline();
    if (!baseline)
        return fail(baseline.error());
    const auto gap = m_parts.store.cursors.last(Occasion::Gap);
    if (!gap)
        return fail(gap.error());
    if (*baseline && m_feedIsReadable && !*gap)
        return {};
    return ObservePeoplePass(m_parts.directory, m_parts.mautic, m_parts.store, m_parts.clock)
        .lookUp(usersOf(items), stop);
}

/// Where the poll finds that entries are gone it does not tell what changed: these people are looked up.
Result<bool> BackgroundEngine::lookAgain(const QList<WorkItem> &items, const std::stop_token &stop)
{
    const auto before = m_parts.store.cursors.last(Occasion::Gap);
    m_hasFound = false;
    const auto polled = poll(stop);
    if (!polled || !before)
        return fail(!polled ? polled.error() : before.error());
    const auto gap = m_parts.store.cursors.last(Occasion::Gap);
    if (!gap)
        return fail(gap.error());
    if (!*gap || *before)
        return m_hasFound;
    const auto fresh = freshen(items, stop);
    return fresh ? Result<bool>(true) : fail(fresh.error());
}

Result<void> BackgroundEngine::deliverItems(const QList<WorkItem> &items, const std::stop_token &stop)
{
    const bool isUrgent = items.first().purpose == Purpose::OptOut;
    const auto known = inventory(stop);
    const auto baseline = hasBaseline();
    const auto queue = m_parts.store.queue.counts();
    const auto report = known && baseline && queue
        ? m_deliver.deliver(
            {.items = items,
             .batchLimit = shareOf(m_parts.mautic.batchLimit(), items.first().halvings),
             .isGuarded = queue->held > 0,
             .onlyOptOuts = isUrgent,
             .knowsMembers = *baseline,
             .lookBeforeWriting = [this, &items, &stop,
                                   isUrgent] { return isUrgent ? Result<bool>(false) : lookAgain(items, stop); }},
            **known, stop)
        : Result<DeliveryReport>(fail(!known          ? known.error()
                                          : !baseline ? baseline.error()
                                                      : queue.error()));
    if (!report) {
        if (auto back = putBack(items); !back)
            return back;
        return fail(report.error());
    }
    if (report->guard)
        m_status.guard = report->guard;
    bool hostIsDown = report->stoppedBy && !mayBeOfTheRows(report->stoppedBy->kind);
    // Whether Mautic or what was sent is to blame is told by another request.
    if (report->stoppedBy && !hostIsDown)
        hostIsDown = !poll(stop);
    if (auto settled = settle(items, *report, hostIsDown); !settled)
        return settled;
    if (!report->stoppedBy) {
        m_waits.mauticAnswered();
        return {};
    }
    m_inventory.reset();
    return hostIsDown ? Result<void>(fail(*report->stoppedBy)) : Result<void>();
}

Result<void> BackgroundEngine::settle(const QList<WorkItem> &items, const DeliveryReport &report, bool hostIsDown)
{
    const QList<WorkOutcome> outcomes = outcomesOf(items,
                                                   {.rows = report.rows,
                                                    .applied = report.applied,
                                                    .held = report.held,
                                                    .unlinked = report.unlinked,
                                                    .linkColumnFailure = report.linkColumnFailure,
                                                    .stoppedBy = report.stoppedBy,
                                                    .hostIsDown = hostIsDown});
    const Moment now = m_parts.clock.now();
    QList<WorkNote> again;
    for (const WorkOutcome &outcome : outcomes) {
        if (outcome.end == WorkEnd::Done && report.decidedByPeople.contains(outcome.item.user))
            again.append({.user = outcome.item.user, .purpose = Purpose::Change, .changedAt = now});
    }
    auto settled = inTransaction(m_parts.store.database, [&] {
        auto done = m_parts.store.queue.settle(outcomes, m_options.fence, now);
        return done ? m_parts.store.queue.add(again, now) : done;
    });
    return settled ? noteDeliveries(outcomes, report) : settled;
}

Result<void> BackgroundEngine::putBack(const QList<WorkItem> &items)
{
    QList<WorkOutcome> outcomes;
    for (const WorkItem &item : items)
        outcomes.append({.item = item, .end = WorkEnd::Again});
    return m_parts.store.queue.settle(outcomes, m_options.fence, m_parts.clock.now());
}

Result<void> BackgroundEngine::noteDeliveries(const QList<WorkOutcome> &outcomes, const DeliveryReport &report)
{
    QSet<AppUserId> written;
    for (const AppliedRow &row : report.applied)
        written.insert(row.user);
    const Moment now = m_parts.clock.now();
    QList<Delivery> deliveries;
    for (const WorkOutcome &outcome : outcomes) {
        const Purpose purpose = outcome.item.purpose;
        if (outcome.end != WorkEnd::Done || !written.contains(outcome.item.user) || purpose > Purpose::Change)
            continue;
        const qint64 delay = std::max<qint64>(0, now.microseconds - outcome.item.changedAt.microseconds);
        deliveries.append({.purpose = purpose, .delay = std::chrono::microseconds(delay)});
    }
    return m_parts.store.deliveries.add(deliveries, now);
}

} // namespace lockstep
