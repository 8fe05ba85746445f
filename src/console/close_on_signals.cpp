// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/close_on_signals.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>
#include <sys/eventfd.h>
#include <unistd.h>

namespace lockstep
{

namespace
{

constexpr std::array endingSignals{SIGINT, SIGTERM, SIGHUP};
int wake = -1;

/// Only what a signal handler may do: the rest happens in the event loop.
void noteSignal(int /*number*/)
{
    const int before = errno;
    [[maybe_unused]] const int done = ::eventfd_write(wake, 1);
    errno = before;
}

void handleBy(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
    for (const int signal : endingSignals)
        ::sigaction(signal, &action, nullptr);
}

} // namespace

CloseOnSignals::CloseOnSignals()
{
    wake = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    auto *notifier = new QSocketNotifier(wake, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
        notifier->setEnabled(false);
        Q_EMIT toldToEnd();
    });
    handleBy(noteSignal);
}

CloseOnSignals::~CloseOnSignals()
{
    handleBy(SIG_DFL);
    ::close(wake);
}

} // namespace lockstep
