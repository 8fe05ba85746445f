// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"

#include <QEventLoop>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <functional>

namespace lockstep
{

/// Why a sleep ended.
enum class Woken {
    TimeCame,
    Asked,
    /// The clock was set: what was planned by it is to be looked at anew.
    ClockJumped,
};

/// Time since the computer started, its sleep included; goes on evenly whatever is done to the clock.
[[nodiscard]] std::chrono::nanoseconds timeWithSleep();

/// Where a thread waits for its next turn. Events of that thread are handled meanwhile: notifications of a database
/// arrive. Belongs to the thread that made it, but for `wake`.
class EngineSleep
{
public:
    using Elapsed = std::function<std::chrono::nanoseconds()>;

    /// `clock` outlives it.
    explicit EngineSleep(const Clock &clock, Elapsed elapsed = timeWithSleep);

    /// Until that time by the clock, at most `longest`, until it is asked or the clock jumped.
    [[nodiscard]] Woken until(Moment time, std::chrono::milliseconds longest);
    /// From any thread. Ends the present sleep or, where there is none, the next one at once.
    void wake();

private:
    [[nodiscard]] bool hasClockJumped();
    void remember();

    const Clock &m_clock;
    Elapsed m_elapsed;
    QEventLoop m_loop;
    QTimer m_timer;
    std::atomic<bool> m_isAsked = false;
    Moment m_clockBefore;
    std::chrono::nanoseconds m_elapsedBefore;
};

} // namespace lockstep
