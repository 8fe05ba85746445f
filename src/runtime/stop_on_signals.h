// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace lockstep
{

/// While it lives, SIGINT, SIGTERM and SIGHUP ask to stop instead of killing; a second one ends the process at once.
/// For a service SIGHUP asks to read everything again. To be made before any other thread, since threads inherit which
/// signals they leave to this one.
class StopOnSignals
{
public:
    StopOnSignals();
    StopOnSignals(const StopOnSignals &) = delete;
    StopOnSignals &operator=(const StopOnSignals &) = delete;
    ~StopOnSignals();

    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }
    /// What SIGHUP does from now on, on another thread; nothing makes it stop again.
    void setOnHangUp(std::function<void()> onHangUp);

private:
    void wait();
    [[nodiscard]] bool hangUp();

    std::stop_source m_stop;
    std::mutex m_mutex;
    std::function<void()> m_onHangUp;
    sigset_t m_before = {};
    int m_signals = -1;
    int m_wake = -1;
    std::thread m_waiter;
};

} // namespace lockstep
