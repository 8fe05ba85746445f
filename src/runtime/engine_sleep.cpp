// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine_sleep.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>

using namespace std::chrono_literals;

namespace lockstep
{

namespace
{

/// Less than this is what clocks are corrected by all the time.
constexpr std::chrono::microseconds jump = 2s;
/// A computer that sleeps for a moment stops its timers; so long at a time is waited.
constexpr std::chrono::milliseconds glance = 5s;

} // namespace

std::chrono::nanoseconds timeWithSleep()
{
    timespec time = {};
    ::clock_gettime(CLOCK_BOOTTIME, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

EngineSleep::EngineSleep(const Clock &clock, Elapsed elapsed)
    : m_clock(clock)
    , m_elapsed(std::move(elapsed))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    remember();
}

Woken EngineSleep::until(Moment time, std::chrono::milliseconds longest)
{
    const auto end = m_elapsed() + longest;
    while (true) {
        if (m_isAsked.exchange(false))
            return Woken::Asked;
        if (hasClockJumped())
            return Woken::ClockJumped;
        const auto byClock = std::chrono::microseconds(time.microseconds - m_clock.now().microseconds);
        const auto left = std::min<std::chrono::nanoseconds>({byClock, end - m_elapsed(), glance});
        if (left <= 0ns)
            return Woken::TimeCame;
        m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(left));
        m_loop.processEvents(QEventLoop::WaitForMoreEvents);
    }
}

void EngineSleep::wake()
{
    m_isAsked = true;
    m_loop.wakeUp();
}

bool EngineSleep::hasClockJumped()
{
    const std::chrono::nanoseconds byClock =
        std::chrono::microseconds(m_clock.now().microseconds - m_clockBefore.microseconds);
    const auto difference = byClock - (m_elapsed() - m_elapsedBefore);
    remember();
    return std::chrono::abs(difference) > jump;
}

void EngineSleep::remember()
{
    m_clockBefore = m_clock.now();
    m_elapsedBefore = m_elapsed();
}

} // namespace lockstep
