// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/service_notice.h"

#include <QString>

#include <cstddef>
#include <cstring>
#include <ctime>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace lockstep
{

namespace
{

/// $WATCHDOG_USEC counts only for the process $WATCHDOG_PID names (sd_watchdog_enabled(3)).
std::optional<std::chrono::microseconds> watchdogOfProcess()
{
    const QByteArray process = qgetenv("WATCHDOG_PID");
    const qint64 time = qgetenv("WATCHDOG_USEC").toLongLong();
    if (time <= 0 || (!process.isEmpty() && process.toLongLong() != ::getpid()))
        return std::nullopt;
    return std::chrono::microseconds(time);
}

QByteArray monotonicMicroseconds()
{
    timespec time = {};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    return QByteArray::number(qint64{time.tv_sec} * 1'000'000 + time.tv_nsec / 1'000);
}

} // namespace

ServiceNotice ServiceNotice::fromProcess()
{
    ServiceNotice notice(qgetenv("NOTIFY_SOCKET"), watchdogOfProcess());
    for (const char *name : {"NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"})
        qunsetenv(name);
    return notice;
}

ServiceNotice::ServiceNotice(QByteArray socket, std::optional<std::chrono::microseconds> watchdog)
    : m_socket(std::move(socket))
    , m_watchdog(watchdog)
{
}

void ServiceNotice::ready() const { send(QByteArrayLiteral("READY=1")); }

void ServiceNotice::reloading() const
{
    send(QByteArrayLiteral("RELOADING=1\nMONOTONIC_USEC=") + monotonicMicroseconds());
}

void ServiceNotice::stopping() const { send(QByteArrayLiteral("STOPPING=1")); }

void ServiceNotice::alive()
{
    const auto now = std::chrono::steady_clock::now();
    if (!m_watchdog || now - m_aliveAt < *m_watchdog / 4)
        return;
    m_aliveAt = now;
    send(QByteArrayLiteral("WATCHDOG=1"));
}

void ServiceNotice::status(const QByteArray &line) const { send(QByteArrayLiteral("STATUS=") + line); }

void ServiceNotice::send(const QByteArray &text) const
{
    sockaddr_un address = {};
    if (m_socket.isEmpty() || static_cast<std::size_t>(m_socket.size()) >= sizeof address.sun_path)
        return;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, m_socket.constData(), static_cast<std::size_t>(m_socket.size()));
    // An abstract socket's name begins with NUL, for which @ stands.
    if (address.sun_path[0] == '@')
        address.sun_path[0] = '\0';
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return;
    const auto length =
        static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + static_cast<std::size_t>(m_socket.size()));
    // A manager that does not listen is no reason to stop.
    [[maybe_unused]] const auto sent = ::sendto(socket, text.constData(), static_cast<std::size_t>(text.size()),
                                                MSG_NOSIGNAL, reinterpret_cast<const sockaddr *>(&address), length);
    ::close(socket);
}

} // namespace lockstep
