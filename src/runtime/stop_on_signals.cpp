// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/stop_on_signals.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace lockstep
{

StopOnSignals::StopOnSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    // Under nohup the end of the terminal is meant to be survived.
    struct sigaction hangUp = {};
    if (sigaction(SIGHUP, nullptr, &hangUp) == 0 && hangUp.sa_handler != SIG_IGN)
        sigaddset(&set, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &set, &m_before);
    m_signals = ::signalfd(-1, &set, SFD_CLOEXEC);
    m_wake = ::eventfd(0, EFD_CLOEXEC);
    m_waiter = std::thread([this] { wait(); });
}

StopOnSignals::~StopOnSignals()
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_wake, &one, sizeof one);
    m_waiter.join();
    ::close(m_signals);
    ::close(m_wake);
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

void StopOnSignals::setOnHangUp(std::function<void()> onHangUp)
{
    const std::lock_guard guard(m_mutex);
    m_onHangUp = std::move(onHangUp);
}

/// Whether it was for a service and no reason to stop.
bool StopOnSignals::hangUp()
{
    const std::lock_guard guard(m_mutex);
    if (m_onHangUp)
        m_onHangUp();
    return m_onHangUp != nullptr;
}

void StopOnSignals::wait()
{
    while (true) {
        std::array<pollfd, 2> sources = {{{m_signals, POLLIN, 0}, {m_wake, POLLIN, 0}}};
        if (::poll(sources.data(), sources.size(), -1) < 0 && errno != EINTR)
            return;
        if (sources[1].revents != 0)
            return;
        signalfd_siginfo info = {};
        if (sources[0].revents == 0 || ::read(m_signals, &info, sizeof info) != sizeof info)
            continue;
        if (info.ssi_signo == SIGHUP && hangUp())
            continue;
        if (!m_stop.request_stop())
            ::_exit(128 + static_cast<int>(info.ssi_signo));
    }
}

} // namespace lockstep
