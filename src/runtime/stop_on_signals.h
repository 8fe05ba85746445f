// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>
#include <stop_token>
#include <thread>

namespace lockstep
{

/// While it lives, SIGINT, SIGTERM and SIGHUP ask to stop instead of killing; a second one ends the process at once.
/// To be made before any other thread, since threads inherit which signals they leave to this one.
class StopOnSignals
{
public:
    StopOnSignals();
    StopOnSignals(const StopOnSignals &) = delete;
    StopOnSignals &operator=(const StopOnSignals &) = delete;
    ~StopOnSignals();

    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    void wait();

    std::stop_source m_stop;
    sigset_t m_before = {};
    int m_signals = -1;
    int m_wake = -1;
    std::thread m_waiter;
};

} // namespace lockstep
