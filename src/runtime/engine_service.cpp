// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine_service.h"

#include "runtime/engine_turn.h"
#include "runtime/system_clock.h"

#include <pthread.h>

using namespace std::chrono_literals;

namespace lockstep
{

namespace
{

constexpr auto longestSleep = 15s;

} // namespace

EngineService::EngineService(EngineServiceParts parts)
    : m_parts(std::move(parts))
    , m_thread([this] { run(); })
{
}

EngineService::~EngineService()
{
    askToStop();
    m_thread.join();
}

void EngineService::wake()
{
    const std::lock_guard guard(m_mutex);
    m_isWoken = true;
    if (m_sleep)
        m_sleep->wake();
}

void EngineService::reload()
{
    {
        const std::lock_guard guard(m_mutex);
        m_isToReload = true;
    }
    wake();
}

void EngineService::askToStop()
{
    m_stop.request_stop();
    wake();
}

bool EngineService::waitForEnd(std::chrono::milliseconds longest)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, longest, [this] { return m_hasEnded; });
}

void EngineService::run()
{
    pthread_setname_np(pthread_self(), "engine");
    const SystemClock clock;
    {
        EngineSleep sleep(clock);
        EngineTurn turn(m_parts, sleep, m_stop.get_token());
        setSleep(&sleep);
        while (!m_stop.stop_requested())
            turnAndSleep(turn, sleep, clock);
        setSleep(nullptr);
    }
    const std::lock_guard guard(m_mutex);
    m_hasEnded = true;
    m_changed.notify_all();
}

void EngineService::setSleep(EngineSleep *sleep)
{
    const std::lock_guard guard(m_mutex);
    m_sleep = sleep;
}

bool EngineService::isWoken()
{
    const std::lock_guard guard(m_mutex);
    return std::exchange(m_isWoken, false);
}

bool EngineService::isToReload()
{
    const std::lock_guard guard(m_mutex);
    return std::exchange(m_isToReload, false);
}

void EngineService::turnAndSleep(EngineTurn &turn, EngineSleep &sleep, const Clock &clock)
{
    if (isToReload())
        turn.dropAll();
    const Moment next = turn.take();
    m_parts.turned();
    while (!m_stop.stop_requested()) {
        const Woken woken = sleep.until(next, longestSleep);
        m_parts.turned();
        if (isWoken() || woken == Woken::ClockJumped)
            turn.forgetWaiting();
        if (woken != Woken::TimeCame || clock.now() >= next)
            return;
    }
}

} // namespace lockstep
