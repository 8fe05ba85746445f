// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>
#include <optional>

namespace lockstep
{

/// What a service tells the manager that started it (sd_notify(3)). Without a manager nothing is said. `alive` belongs
/// to one thread, the others to any.
class ServiceNotice
{
public:
    /// Where $NOTIFY_SOCKET leads; the variables are taken away, so that no child speaks for us.
    [[nodiscard]] static ServiceNotice fromProcess();
    explicit ServiceNotice(QByteArray socket, std::optional<std::chrono::microseconds> watchdog = std::nullopt);

    void ready() const;
    /// Settings are being read again; `ready` ends it.
    void reloading() const;
    void stopping() const;
    /// Still working: what the watchdog wants to hear. Said at most four times as often as it wants to.
    void alive();
    /// One line for `systemctl status`.
    void status(const QByteArray &line) const;

private:
    void send(const QByteArray &text) const;

    QByteArray m_socket;
    std::optional<std::chrono::microseconds> m_watchdog;
    std::chrono::steady_clock::time_point m_aliveAt = {};
};

} // namespace lockstep
