// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/background_engine.h"

#include "sync/observe_people_pass.h"
#include "sync/work_outcomes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

using namespace std::chrono_literals;

namespace
{

/// As many as one delivery decides about; batches are smaller.
constexpr int itemsAtOnce = 5000;
constexpr std::chrono::seconds inventoryAge = 24h;

Moment after(Moment now, std::chrono::seconds wait)
{
    return {now.microseconds + std::chrono::microseconds(wait).count()};
}

QList<AppUserId> usersOf(const QList<WorkItem> &items)
{
    QList<AppUserId> users;
    for (const WorkItem &item : items)
        users.append(item.user);
    return users;
}

bool isUnreadableLog(const Error &error)
{
    return (error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::BadReply)
        && (error.subject == "audit_log"_L1 || error.subject == "lead_event_log"_L1);
}

} // namespace

BackgroundEngine::BackgroundEngine(SyncParts parts, BackgroundOptions options)
    : m_parts(std::move(parts))
    , m_options(std::move(options))
    , m_users(m_parts.directory, m_parts.store, m_parts.clock)
    , m_mautic(m_parts.mautic, m_parts.store, m_parts.clock)
    , m_deliver(m_parts)
    , m_compare(m_parts)
    , m_sampler(m_parts.store.database)
{
    m_status.owner = m_options.owner;
}

Result<Moment> BackgroundEngine::step(const std::stop_token &stop)
{
    if (auto inCharge = m_parts.stayInCharge(); !inCharge)
        return fail(inCharge.error());
    const auto paused = m_parts.store.engineStatus.isPaused();
    if (!paused)
        return fail(paused.error());
    if (!*paused) {
        if (auto worked = work(stop); !worked)
            return fail(worked.error());
    }
    if (auto published = publish(*paused); !published)
        return fail(published.error());
    return *paused ? Result<Moment>(after(m_parts.clock.now(), m_options.usersInterval)) : nextStep();
}

void BackgroundEngine::wake()
{
    m_waits.end();
    m_nextUsersPoll = m_nextUsersRead = m_nextPoll = {};
}

Result<void> BackgroundEngine::work(const std::stop_token &stop)
{
    if (auto recovered = recover(); !recovered)
        return recovered;
    for (const Chore chore : {&BackgroundEngine::lookAtUsers, &BackgroundEngine::workOnMautic}) {
        const auto done = (this->*chore)(stop);
        if (!done && !m_waits.meet(done.error(), m_parts.clock.now()))
            return done;
    }
    return {};
}

/// What an engine before this one had begun; once.
Result<void> BackgroundEngine::recover()
{
    if (m_hasRecovered)
        return {};
    const auto workspace = PlanMaker(m_parts).basis();
    if (!workspace)
        return fail(workspace.error());
    m_users.setNewUsersSince(workspace->newUsersSince);
    if (const auto crashed = m_parts.store.runs.findCrashed(m_parts.clock.now()); !crashed)
        return fail(crashed.error());
    auto recovered = m_parts.store.queue.recover(m_options.fence, m_parts.clock.now());
    m_hasRecovered = recovered.has_value();
    return recovered;
}

Result<void> BackgroundEngine::lookAtUsers(const std::stop_token &stop)
{
    const Moment now = m_parts.clock.now();
    if (now < m_nextUsersPoll || m_waits.usersUntil(now))
        return {};
    // Whatever becomes of it: a guard that stops each read must not make it the only thing that is done.
    m_nextUsersPoll = after(now, m_options.usersInterval);
    auto found = m_users.run(stop);
    if (found && now >= m_nextUsersRead)
        found = readUsers(stop);
    if (!found)
        return fail(found.error());
    m_waits.usersAnswered();
    m_status.lastUsersPoll = m_parts.clock.now();
    return *found > 0 ? m_parts.store.cursors.setLast(Occasion::LastChange, now) : Result<void>();
}

Result<int> BackgroundEngine::readUsers(const std::stop_token &stop)
{
    const auto interval = m_users.readInterval();
    if (!interval)
        return fail(interval.error());
    const bool isFirst = m_nextUsersRead == Moment();
    m_nextUsersRead = after(m_parts.clock.now(), *interval);
    auto found = isFirst || !m_parts.directory.tellsChanges() ? m_users.readAll(stop) : m_users.readIds(stop);
    if (!found && isFirst && found.error().kind != ErrorKind::Guarded)
        m_nextUsersRead = {};
    return found;
}

Result<void> BackgroundEngine::workOnMautic(const std::stop_token &stop)
{
    for (const Chore chore :
         {&BackgroundEngine::deliverOptOuts, &BackgroundEngine::lookUpUnknown, &BackgroundEngine::deliverNewUsers,
          &BackgroundEngine::deliverChanges, &BackgroundEngine::pollWhenDue, &BackgroundEngine::compareWhenDue}) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled);
        const Moment now = m_parts.clock.now();
        const bool isUrgent = chore == Chore(&BackgroundEngine::deliverOptOuts);
        if (m_waits.mauticUntil(now) || (!isUrgent && m_waits.budgetUntil(now)))
            continue;
        const auto done = (this->*chore)(stop);
        if (!done && !m_waits.meet(done.error(), m_parts.clock.now()))
            return done;
    }
    return {};
}

Result<void> BackgroundEngine::deliverOptOuts(const std::stop_token &stop)
{
    const auto due = m_parts.store.queue.nextDue(m_optOuts);
    if (!due)
        return fail(due.error());
    if (!*due || **due > m_parts.clock.now())
        return {};
    return deliver(m_optOuts, Purpose::OptOut, stop);
}

Result<void> BackgroundEngine::deliverNewUsers(const std::stop_token &stop)
{
    const auto ready = isReady(m_newcomers);
    if (!ready)
        return fail(ready.error());
    return *ready ? deliver(m_newcomers, Purpose::NewUser, stop) : Result<void>();
}

Result<void> BackgroundEngine::deliverChanges(const std::stop_token &stop)
{
    const auto ready = isReady(m_changes);
    if (!ready)
        return fail(ready.error());
    const auto baseline = hasBaseline();
    if (!baseline)
        return fail(baseline.error());
    return *ready && *baseline ? deliver(m_changes, Purpose::Change, stop) : Result<void>();
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
    const Moment now = m_parts.clock.now();
    QList<WorkOutcome> outcomes;
    for (const WorkItem &item : *items)
        outcomes.append({.item = item, .end = looked ? WorkEnd::Again : WorkEnd::Unknown, .isFaultOfTheHost = true});
    if (auto settled = m_parts.store.queue.settle(outcomes, m_options.fence, now); !settled)
        return settled;
    if (!looked)
        return looked;
    const auto settled = m_parts.store.appliedRows.settleUnansweredOf(users, now);
    return settled ? Result<void>() : Result<void>(fail(settled.error()));
}

Result<void> BackgroundEngine::deliver(const QList<Purpose> &purposes, Purpose purpose, const std::stop_token &stop)
{
    const PurposeScope scope(m_parts.gate, purpose);
    if (purpose != Purpose::OptOut) {
        if (auto polled = poll(stop); !polled)
            return polled;
    }
    const auto items = m_parts.store.queue.take(purposes, itemsAtOnce, m_options.fence, m_parts.clock.now());
    if (!items)
        return fail(items.error());
    if (items->isEmpty())
        return {};
    m_lastBatch = m_parts.clock.now();
    auto delivered = freshen(*items, stop);
    if (delivered)
        return deliverItems(*items, stop);
    if (auto back = putBack(*items); !back)
        return back;
    return delivered;
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

Result<void> BackgroundEngine::deliverItems(const QList<WorkItem> &items, const std::stop_token &stop)
{
    const auto known = inventory(stop);
    const auto baseline = hasBaseline();
    const auto queue = m_parts.store.queue.counts();
    const auto report = known && baseline && queue
        ? m_deliver.deliver({.items = items,
                             .batchLimit = shareOf(m_parts.mautic.batchLimit(), items.first().halvings),
                             .isGuarded = queue->held > 0,
                             .knowsMembers = *baseline},
                            **known, stop)
        : Result<DeliveryReport>(fail(!known          ? known.error()
                                          : !baseline ? baseline.error()
                                                      : queue.error()));
    if (!report) {
        if (auto back = putBack(items); !back)
            return back;
        return fail(report.error());
    }
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
                                                    .stoppedBy = report.stoppedBy,
                                                    .hostIsDown = hostIsDown});
    if (auto settled = m_parts.store.queue.settle(outcomes, m_options.fence, m_parts.clock.now()); !settled)
        return settled;
    return noteDeliveries(outcomes, report);
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

Result<void> BackgroundEngine::pollWhenDue(const std::stop_token &stop)
{
    if (m_parts.clock.now() < m_nextPoll || !m_feedIsReadable)
        return {};
    const PurposeScope scope(m_parts.gate, Purpose::Poll);
    if (auto polled = poll(stop); !polled)
        return polled;
    if (!m_status.lastMauticPoll || m_parts.clock.now() < m_nextSegmentPoll)
        return {};
    const auto events = m_mautic.pollSegments(stop);
    if (!events)
        return withoutLog(events.error());
    m_nextSegmentPoll = after(m_parts.clock.now(), m_options.segmentInterval);
    return note(*events);
}

/// Nothing to do before the position is known: the first compare finds it.
Result<void> BackgroundEngine::poll(const std::stop_token &stop)
{
    const auto position = m_parts.store.cursors.position(Feed::ContactChanges);
    if (!position)
        return fail(position.error());
    if (!*position || !m_feedIsReadable)
        return {};
    const auto findings = m_mautic.pollContacts(stop);
    if (!findings)
        return withoutLog(findings.error());
    m_waits.mauticAnswered();
    const auto facts = paceFacts();
    if (!facts)
        return fail(facts.error());
    const PollPlan plan = pollPlanOf(*facts);
    m_status.lastMauticPoll = m_parts.clock.now();
    m_status.pace = plan.pace;
    m_nextPoll = after(m_parts.clock.now(), plan.interval);
    if (findings->hasGap) {
        if (auto kept = m_parts.store.cursors.setLast(Occasion::Gap, m_parts.clock.now()); !kept)
            return kept;
    }
    return note(*findings);
}

/// A log that cannot be read is no failure: everything is compared instead, more often.
Result<void> BackgroundEngine::withoutLog(const Error &error)
{
    if (!isUnreadableLog(error))
        return fail(error);
    m_feedIsReadable = false;
    return {};
}

Result<void> BackgroundEngine::note(const PollFindings &findings)
{
    if (findings.contacts == 0)
        return {};
    const Moment now = m_parts.clock.now();
    QList<WorkNote> notes;
    for (const AppUserId &user : findings.concerned)
        notes.append({.user = user, .purpose = Purpose::Poll, .changedAt = now});
    if (auto noted = m_parts.store.queue.add(notes, now); !noted)
        return noted;
    return m_parts.store.cursors.setLast(Occasion::LastChange, now);
}

Result<void> BackgroundEngine::compareWhenDue(const std::stop_token &stop)
{
    const auto due = compareDue();
    if (!due)
        return fail(due.error());
    if (*due > m_parts.clock.now())
        return {};
    const PurposeScope scope(m_parts.gate, Purpose::Backfill);
    const auto known = inventory(stop);
    if (!known)
        return fail(known.error());
    const auto done = m_compare.step(**known, stop);
    if (!done)
        return fail(done.error());
    m_waits.mauticAnswered();
    if (!*done)
        return {};
    const auto position = m_parts.store.cursors.position(Feed::ContactChanges);
    if (!position)
        return fail(position.error());
    m_feedIsReadable = position->has_value();
    return trim();
}

Result<const MauticInventory *> BackgroundEngine::inventory(const std::stop_token &stop)
{
    const Moment now = m_parts.clock.now();
    if (!m_inventory || m_inventoryAt > now || after(m_inventoryAt, inventoryAge) < now) {
        auto taken = takeInventory(m_parts.mautic, m_parts.settings, {}, stop);
        if (!taken)
            return fail(taken.error());
        if (auto kept = m_parts.store.inventory.saveRules(taken->rules); !kept)
            return fail(kept.error());
        if (auto kept = m_parts.store.inventory.saveSegments(taken->segments); !kept)
            return fail(kept.error());
        m_inventory = *std::move(taken);
        m_inventoryAt = now;
    }
    return &*m_inventory;
}

} // namespace lockstep
