// SPDX-License-Identifier: GPL-3.0-or-later
// When the engine does what, and what it says of itself.
#include "store/change_log.h"
#include "sync/background_engine.h"

#include <algorithm>

namespace lockstep
{

using namespace std::chrono_literals;

namespace
{

/// A change waits so long for others to go along, unless they never cease to come.
constexpr std::chrono::seconds quiet = 3s;
constexpr std::chrono::seconds longestQuiet = 10s;
constexpr std::chrono::seconds heartbeat = 10s;
/// Own writes are recognised within minutes.
constexpr std::chrono::seconds echoesKept = 1h;

bool sayTheSame(EngineStatus one, const EngineStatus &other)
{
    one.at = other.at;
    one.lastUsersPoll = other.lastUsersPoll;
    return one == other;
}

} // namespace

Result<bool> BackgroundEngine::hasBaseline()
{
    return m_parts.store.cursors.last(Occasion::FullCompare).map([](const auto &last) { return last.has_value(); });
}

Result<Moment> BackgroundEngine::compareDue()
{
    const auto goesOn = m_compare.progress();
    if (!goesOn)
        return fail(goesOn.error());
    const auto last = m_parts.store.cursors.last(Occasion::FullCompare);
    if (!last)
        return fail(last.error());
    const auto gap = m_parts.store.cursors.last(Occasion::Gap);
    if (!gap)
        return fail(gap.error());
    const Moment now = m_parts.clock.now();
    if (*goesOn || !*last || *gap || **last > now)
        return Moment();
    const auto interval = m_feedIsReadable ? m_options.compareInterval : std::min(m_options.compareInterval, 3600s);
    return after(**last, interval);
}

/// When work of these purposes leaves: once no more comes for a moment, and not before the hour has room for a batch.
Result<std::optional<Moment>> BackgroundEngine::readyAt(const QList<Purpose> &purposes)
{
    const auto first = m_parts.store.queue.nextDue(purposes);
    if (!first || !*first)
        return first;
    const auto newest = m_parts.store.queue.newestNotice(purposes);
    if (!newest)
        return newest;
    const auto facts = paceFacts();
    if (!facts)
        return fail(facts.error());
    const Moment settled = *newest ? std::min(after(**newest, quiet), after(**first, longestQuiet)) : **first;
    return std::optional(std::max({**first, settled, after(m_lastBatch, batchSpacing(*facts, purposes.last()))}));
}

Result<bool> BackgroundEngine::isReady(const QList<Purpose> &purposes)
{
    return readyAt(purposes).map([this](const std::optional<Moment> &at) { return at && *at <= m_parts.clock.now(); });
}

Result<PaceFacts> BackgroundEngine::paceFacts()
{
    const PurposeScope scope(m_parts.gate, Purpose::NewUser);
    const auto left = m_parts.gate.left();
    if (!left)
        return fail(left.error());
    const auto lastChange = m_parts.store.cursors.last(Occasion::LastChange);
    if (!lastChange)
        return fail(lastChange.error());
    const auto people = m_parts.store.engineStatus.peopleSeenAt();
    if (!people)
        return fail(people.error());
    return PaceFacts{.requestsPerHour = m_parts.settings.requestsPerHour,
                     .left = *left,
                     .now = m_parts.clock.now(),
                     .lastChange = *lastChange,
                     .peopleSeenAt = *people};
}

Result<Moment> BackgroundEngine::nextStep()
{
    const Moment now = m_parts.clock.now();
    Moment next = std::max(m_nextUsersPoll, m_waits.usersUntil(now).value_or(Moment()));
    const Moment mautic = m_waits.mauticUntil(now).value_or(Moment());
    const Moment background = std::max(mautic, m_waits.budgetUntil(now).value_or(Moment()));
    const auto consider = [&](Moment at, Moment notBefore) { next = std::min(next, std::max(at, notBefore)); };
    const auto urgent = m_parts.store.queue.nextDue(m_optOuts);
    const auto newcomers = readyAt(m_newcomers);
    const auto baseline = hasBaseline();
    const auto changed = baseline && *baseline ? readyAt(m_changes) : Result<std::optional<Moment>>(std::nullopt);
    const auto compare = compareDue();
    if (!urgent || !newcomers || !baseline || !changed || !compare)
        return after(now, m_options.usersInterval);
    if (*urgent)
        consider(**urgent, mautic);
    if (*newcomers)
        consider(**newcomers, background);
    if (*changed)
        consider(**changed, background);
    if (m_feedIsReadable && *baseline)
        consider(m_nextPoll, background);
    consider(*compare, background);
    return std::max(next, Moment{now.microseconds + 1});
}

Result<void> BackgroundEngine::publish(bool isPaused)
{
    const Moment now = m_parts.clock.now();
    auto queue = m_parts.store.queue.counts();
    if (!queue)
        return fail(queue.error());
    const auto compared = m_parts.store.cursors.last(Occasion::FullCompare);
    if (!compared)
        return fail(compared.error());
    const auto comparing = m_compare.progress();
    if (!comparing)
        return fail(comparing.error());
    const auto facts = paceFacts();
    if (!facts)
        return fail(facts.error());
    if (auto sampled = m_sampler.note(*queue, now); !sampled)
        return sampled;
    m_status.at = now;
    m_status.queue = *std::move(queue);
    if (m_status.queue.held == 0)
        m_status.guard.reset();
    m_status.lastFullCompare = *compared;
    m_status.comparing = *comparing;
    m_status.state = stateOf(m_status.queue, isPaused);
    m_status.trouble = m_waits.trouble(now);
    m_status.until = m_waits.mauticUntil(now);
    if (!m_status.until)
        m_status.until = m_waits.usersUntil(now) ? m_waits.usersUntil(now) : m_waits.budgetUntil(now);
    m_status.nextMauticPoll = m_nextPoll > now ? std::optional(m_nextPoll) : std::nullopt;
    m_status.expectedDelay = expectedDelay(*facts);
    if (sayTheSame(m_status, m_published) && now < after(m_published.at, heartbeat) && now >= m_published.at)
        return {};
    m_published = m_status;
    return m_parts.store.engineStatus.save(m_status);
}

std::chrono::seconds BackgroundEngine::expectedDelay(const PaceFacts &facts) const
{
    const Moment now = facts.now;
    const Moment free = std::max({m_waits.mauticUntil(now).value_or(now), m_waits.budgetUntil(now).value_or(now),
                                  after(m_lastBatch, batchSpacing(facts, Purpose::NewUser)), now});
    return m_options.usersInterval + quiet + std::chrono::seconds((free.microseconds - now.microseconds) / 1'000'000);
}

EngineState BackgroundEngine::stateOf(const QueueCounts &queue, bool isPaused) const
{
    if (isPaused)
        return EngineState::Paused;
    if (const auto waiting = m_waits.state(m_parts.clock.now()))
        return *waiting;
    if (queue.held > 0)
        return EngineState::Guarded;
    return queue.open() > 0 || m_status.comparing ? EngineState::Working : EngineState::Idle;
}

/// Once a day, after a full compare.
Result<void> BackgroundEngine::trim()
{
    const Moment now = m_parts.clock.now();
    const Moment before{now.microseconds - std::chrono::microseconds(m_options.kept).count()};
    if (const auto trimmed = ChangeLog(m_parts.store.database).trim(before); !trimmed)
        return fail(trimmed.error());
    if (auto trimmed = m_parts.store.deliveries.trim(before); !trimmed)
        return trimmed;
    if (auto trimmed = m_parts.store.runs.trimBackground(before); !trimmed)
        return trimmed;
    if (auto trimmed = m_sampler.trim(before); !trimmed)
        return trimmed;
    return m_parts.store.ownWrites.trim({now.microseconds - std::chrono::microseconds(echoesKept).count()});
}

} // namespace lockstep
