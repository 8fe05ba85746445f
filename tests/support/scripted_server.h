// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMutex>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QThread>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

namespace lockstep::testing
{

struct ScriptedRequest {
    QByteArray verb = {};
    QByteArray path = {};
    /// Header lines, as they came.
    QByteArray head = {};
    QByteArray body = {};
};

/// Raw bytes to answer with, and what to do then.
struct ScriptedReply {
    enum After { KeepOpen, Close, Hang };

    QByteArray bytes;
    After after = KeepOpen;
    /// One byte every 20 ms.
    bool drips = false;
};

/// A whole answer with a JSON body.
[[nodiscard]] ScriptedReply json(int status, const QByteArray &body, const QByteArray &headers = {});

/// A certificate that nobody vouches for, made anew each time.
struct TestCertificate {
    /// `address` is whom it is for; it was made `daysOld` days ago and ends after `daysLeft` more.
    explicit TestCertificate(const QByteArray &address = "127.0.0.1", int daysOld = 1, int daysLeft = 1);

    QSslCertificate certificate;
    QSslKey key;
};

/// An HTTP server on 127.0.0.1 in a thread of its own that answers what the test says, broken or not.
class ScriptedServer
{
public:
    using Answer = std::function<ScriptedReply(const ScriptedRequest &)>;

    /// `answer` is called on the server's thread, once for every request.
    explicit ScriptedServer(Answer answer);
    /// The same over TLS.
    ScriptedServer(Answer answer, const TestCertificate &certificate);
    ~ScriptedServer();
    ScriptedServer(const ScriptedServer &) = delete;
    ScriptedServer &operator=(const ScriptedServer &) = delete;

    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/")) const;
    [[nodiscard]] QList<ScriptedRequest> requests() const;

private:
    class Desk;

    void start();

    mutable QMutex m_mutex;
    QList<ScriptedRequest> m_requests;
    Answer m_answer;
    QThread m_thread;
    std::unique_ptr<Desk> m_desk;
    std::optional<QSslConfiguration> m_tls;
    quint16 m_port = 0;
};

} // namespace lockstep::testing
