// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMutex>
#include <QSslConfiguration>
#include <QThread>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace lockstep::testing
{

struct ProxiedRequest {
    QByteArray verb = {};
    /// With percent-encoding undone.
    QByteArray path = {};
    QByteArray head = {};
    QByteArray body = {};
};

/// Raw bytes to answer with, and what to do then.
struct WireReply {
    enum After { KeepOpen, Close, Reset, Hang };

    QByteArray bytes = {};
    After after = KeepOpen;
    /// One byte every 20 ms.
    bool drips = false;
    std::chrono::milliseconds delay{0};
};

/// How nobody can connect.
enum class Outage { None, Refused, BlackHole, Reset };

/// Stands between a client and a server on 127.0.0.1 and does to answers and connections what a test says.
class FaultProxy
{
public:
    /// Sends the request on and gives the raw answer.
    using Forward = std::function<QByteArray()>;
    /// Called on the proxy's thread for every request; nothing: it is passed on and answered.
    using Meddle = std::function<std::optional<WireReply>(const ProxiedRequest &request, const Forward &forward)>;

    explicit FaultProxy(const QUrl &target, std::optional<QSslConfiguration> tls = std::nullopt);
    ~FaultProxy();
    FaultProxy(const FaultProxy &) = delete;
    FaultProxy &operator=(const FaultProxy &) = delete;

    [[nodiscard]] QUrl url() const;
    void setMeddle(Meddle meddle);
    /// Every answer ends its connection, so that each request needs a new one.
    void closeEachTime(bool on);
    /// Connections from now on; those there are end.
    void setOutage(Outage outage);
    void setTls(const QSslConfiguration &tls);
    /// Every request that came whole.
    [[nodiscard]] QList<ProxiedRequest> requests() const;
    void forgetRequests();

private:
    class Desk;
    void onDesk(const std::function<void()> &work);

    mutable QMutex m_mutex;
    QList<ProxiedRequest> m_requests;
    QUrl m_target;
    Meddle m_meddle;
    bool m_closesEachTime = false;
    QThread m_thread;
    std::unique_ptr<Desk> m_desk;
    quint16 m_port = 0;
};

} // namespace lockstep::testing
