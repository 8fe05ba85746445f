// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/engine_notice.h"

namespace lockstep
{

namespace
{

std::optional<NoticeTopic> troubleOf(EngineState state)
{
    switch (state) {
    case EngineState::Offline:
        return NoticeTopic::Unreachable;
    case EngineState::SignInNeeded:
        return NoticeTopic::SignInNeeded;
    case EngineState::Failed:
        return NoticeTopic::Failed;
    case EngineState::Off:
    case EngineState::Idle:
    case EngineState::Working:
    case EngineState::Paused:
    case EngineState::Throttled:
    case EngineState::Guarded:
        break;
    }
    return std::nullopt;
}

/// An engine that works may be trying for the first time since the trouble; one that is idle has got through.
bool isOver(EngineState state) { return state == EngineState::Idle || state == EngineState::Guarded; }

} // namespace

EngineState stateAt(const EngineStatus &status, Moment now)
{
    const std::chrono::microseconds silence(now.microseconds - status.at.microseconds);
    return silence > engineIsGoneAfter ? EngineState::Off : status.state;
}

std::optional<EngineNotice> NoticeWatch::see(const EngineStatus &status)
{
    const auto ofQueue = seeQueue(status.queue);
    const auto ofState = seeState(status);
    return ofState ? ofState : ofQueue;
}

std::optional<EngineNotice> NoticeWatch::seeState(const EngineStatus &status)
{
    const auto trouble = troubleOf(status.state);
    if (trouble && trouble != m_trouble) {
        m_trouble = trouble;
        return EngineNotice{.topic = *trouble, .trouble = status.trouble};
    }
    if (m_trouble && isOver(status.state)) {
        m_trouble.reset();
        return EngineNotice{.topic = NoticeTopic::Recovered};
    }
    return std::nullopt;
}

std::optional<EngineNotice> NoticeWatch::seeQueue(const QueueCounts &queue)
{
    const int givenUp = queue.dead - m_dead.value_or(queue.dead);
    const bool isNewlyHeld = queue.held > 0 && m_held == 0;
    m_dead = queue.dead;
    m_held = queue.held;
    if (isNewlyHeld)
        return EngineNotice{.topic = NoticeTopic::DecisionNeeded, .people = queue.held};
    if (givenUp > 0)
        return EngineNotice{.topic = NoticeTopic::GivenUp, .people = givenUp};
    return std::nullopt;
}

} // namespace lockstep
