// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/background_engine.h"

#include "domain/believed_time.h"
#include "domain/mutant.h"
#include "store/user_times.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace lockstep
{

using namespace std::chrono_literals;

namespace
{

constexpr std::chrono::seconds inventoryAge = 24h;

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
    m_parts.stayInCharge = [this, inCharge = std::move(m_parts.stayInCharge)] {
        auto still = inCharge();
        return still ? letOptOutsPass() : still;
    };
}

Result<Moment> BackgroundEngine::step(const std::stop_token &stop)
{
    if (auto inCharge = m_parts.stayInCharge(); !inCharge)
        return fail(inCharge.error());
    const auto paused = m_parts.store.engineStatus.isPaused();
    if (!paused)
        return fail(paused.error());
    if (!*paused || isMutant("doesNotPause")) {
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
    if (auto followed = followClock(); !followed)
        return followed;
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
    const auto before = m_parts.store.engineStatus.find();
    if (!before)
        return fail(before.error());
    m_status.guard = before->guard;
    m_lastStep = before->at;
    if (auto recovered = m_parts.store.queue.recover(m_options.fence, m_parts.clock.now()); !recovered)
        return recovered;
    auto bounded = m_parts.store.queue.boundWaits(m_parts.clock.now());
    m_hasRecovered = bounded.has_value();
    return bounded;
}

/// Where the clock was set back, what was to come at an hour that is later now comes as soon as it may.
Result<void> BackgroundEngine::followClock()
{
    const Moment now = m_parts.clock.now();
    const Moment before = std::exchange(m_lastStep, now);
    if (now >= before)
        return {};
    m_waits.clockWasSetBack(std::chrono::microseconds(before.microseconds - now.microseconds));
    m_nextUsersPoll = m_nextUsersRead = m_nextPoll = m_nextSegmentPoll = m_lastBatch = {};
    if (auto bounded = m_parts.store.queue.boundWaits(now); !bounded)
        return bounded;
    if (auto begun = compareAnew(now); !begun)
        return begun;
    return expectHoursAgain(before);
}

Result<void> BackgroundEngine::expectHoursAgain(Moment until)
{
    const auto known = m_parts.store.cursors.last(Occasion::RepeatedHours);
    if (!known)
        return fail(known.error());
    return m_parts.store.cursors.setLast(Occasion::RepeatedHours, std::max(known->value_or(until), until));
}

/// Where the clock was set back before anybody could note it, the application's newest change lies ahead of it.
Result<void> BackgroundEngine::lookAhead(Moment now)
{
    const auto newest = newestUserChange(m_parts.store.database, after(now, believedAhead));
    if (!newest)
        return fail(newest.error());
    return *newest && **newest > now ? expectHoursAgain(**newest) : Result<void>();
}

/// Whether a hole in the log was found before or after a compare began is told by their times.
Result<void> BackgroundEngine::compareAnew(Moment now)
{
    if (auto over = m_parts.store.comparison.remove(); !over)
        return over;
    const auto gap = m_parts.store.cursors.last(Occasion::Gap);
    if (!gap)
        return fail(gap.error());
    return *gap && **gap > now ? m_parts.store.cursors.setLast(Occasion::Gap, now) : Result<void>();
}

Result<void> BackgroundEngine::lookAtUsers(const std::stop_token &stop)
{
    const Moment now = m_parts.clock.now();
    if (m_waits.usersUntil(now))
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

/// What changes in an hour that was read before is not noticed by its time.
Result<int> BackgroundEngine::readUsers(const std::stop_token &stop)
{
    const auto interval = m_users.readInterval();
    if (!interval)
        return fail(interval.error());
    const auto repeated = m_parts.store.cursors.last(Occasion::RepeatedHours);
    if (!repeated)
        return fail(repeated.error());
    const Moment now = m_parts.clock.now();
    const bool isFirst = m_nextUsersRead == Moment();
    m_nextUsersRead = after(now, *interval);
    const bool readsAll = isFirst || *repeated || !m_parts.directory.tellsChanges();
    auto found = readsAll ? m_users.readAll(stop) : m_users.readIds(stop);
    if (!found && isFirst && found.error().kind != ErrorKind::Guarded)
        m_nextUsersRead = {};
    if (!found)
        return found;
    if (*repeated && **repeated <= now) {
        if (auto over = m_parts.store.cursors.forget(Occasion::RepeatedHours); !over)
            return fail(over.error());
    }
    const auto noted = isFirst ? lookAhead(now) : Result<void>();
    return noted ? found : fail(noted.error());
}

/// Between two requests of a long delivery: whoever objected meanwhile does not wait for its end.
Result<void> BackgroundEngine::letOptOutsPass()
{
    if (!m_isDelivering)
        return {};
    m_isDelivering = false;
    const std::stop_token never;
    for (const Chore chore : {&BackgroundEngine::lookAtUsers, &BackgroundEngine::deliverOptOuts}) {
        const auto done = (this->*chore)(never);
        if (!done && !m_waits.meet(done.error(), m_parts.clock.now()))
            return done;
    }
    m_isDelivering = true;
    return {};
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
    m_hasFound = findings->contacts > 0;
    if (findings->hasGap) {
        if (auto kept = m_parts.store.cursors.setLast(Occasion::Gap, m_parts.clock.now()); !kept)
            return kept;
        // Else each poll until the next entry would find the gap again, and everything be compared each time.
        if (findings->isEmptied) {
            if (auto kept = m_parts.store.cursors.setPosition(Feed::ContactChanges, 0); !kept)
                return kept;
        }
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
