// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "http/http_transport.h"
#include "http/one_shot_body.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace lockstep
{

/// One request under way, from its first byte to its outcome. Lives inside HttpTransport's event loop.
class HttpFlight : public QObject
{
public:
    struct Surroundings {
        QNetworkAccessManager &manager;
        const TransportSettings &settings;
        const Clock &clock;
    };

    /// `landed` is called once, from the event loop, when `outcome` can be asked for.
    HttpFlight(const Surroundings &around, const HttpRequest &request, std::function<void()> landed);
    ~HttpFlight() override;

    /// Ends a read at once; gives a write that is on its way a little time to be answered.
    void stop();
    [[nodiscard]] Result<HttpAnswer> outcome();
    /// What there is to note of it once it is over, but for its purpose and whether it failed.
    [[nodiscard]] RequestRecord record() const;

private:
    void collect();
    void cut(ErrorKind why);
    [[nodiscard]] Error lost(ErrorKind why, const QString &detail) const;
    [[nodiscard]] Error networkError() const;
    [[nodiscard]] bool isComplete(int status) const;
    [[nodiscard]] HttpAnswer answer(int status);
    [[nodiscard]] Error redirected() const;

    const TransportSettings &m_settings;
    const Clock &m_clock;
    RequestKind m_kind;
    QByteArray m_verb;
    OneShotBody m_body;
    QTimer m_deadline;
    QTimer m_grace;
    Moment m_sentAt;
    QElapsedTimer m_sinceSent;
    QByteArray m_received;
    qint64 m_bytesReceived = 0;
    std::optional<ErrorKind> m_cut;
    std::function<void()> m_landed;
    std::unique_ptr<QNetworkReply> m_reply;
};

} // namespace lockstep
