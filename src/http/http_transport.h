// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "http/http_message.h"
#include "ports/clock.h"
#include "ports/request_gate.h"
#include "ports/request_journal.h"

#include <QNetworkProxy>
#include <QSslCertificate>
#include <QStringList>

#include <chrono>
#include <memory>
#include <stop_token>

class QNetworkAccessManager;

namespace lockstep
{

struct TransportSettings {
    /// For the whole request, from asking to the last byte.
    std::chrono::milliseconds deadline = std::chrono::seconds(10);
    std::chrono::milliseconds batchDeadline = std::chrono::seconds(120);
    /// Without a byte in either direction; batches are computed silently and have only their deadline.
    std::chrono::milliseconds idleTimeout = std::chrono::seconds(30);
    /// How long a write that was under way when the token stopped may still take to be answered.
    std::chrono::milliseconds writeGrace = std::chrono::seconds(5);
    qint64 largestAnswer = 32LL * 1024 * 1024;
    /// Of an answer with a status of 400 or more.
    qint64 largestErrorAnswer = 8LL * 1024 * 1024;
    int parallelRequests = 2;
    /// How long requests sent together may wait, in all, for a gate that says it is too early before they fail so.
    std::chrono::seconds longestPause{15};
    /// What the peer's own addresses begin with; left out where requests are noted.
    QString basePath = {};
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    /// Certificates of a private authority, trusted besides the system's.
    QList<QSslCertificate> authorities = {};
};

/// The one place requests leave from. Sends each exactly once (reliability.md 0, finding 1), follows no redirect and
/// waits for the whole answer in an event loop of its own; for one thread, the one of the first call, and not the
/// one that draws windows.
///
/// The gate hears of every answer, the journal of every request that was admitted, once it is over.
///
/// Fails with Cancelled, BadInput (a control character in a header), BudgetSpent, RateLimited, Offline, TimedOut,
/// NotSecure (plain http to anything but this machine, or no trust in the certificate), WrongAddress (a redirect:
/// `subject` is the place, without its query), BadReply, and for a write that may have reached the peer OutcomeUnknown.
class HttpTransport
{
public:
    /// `gate`, `clock` and `journal`, where there is one, outlive the transport.
    HttpTransport(TransportSettings settings, RequestGate &gate, const Clock &clock, RequestJournal *journal = nullptr);
    ~HttpTransport();
    HttpTransport(const HttpTransport &) = delete;
    HttpTransport &operator=(const HttpTransport &) = delete;

    [[nodiscard]] Result<HttpAnswer> send(const HttpRequest &request, const std::stop_token &stop);
    /// As many at once as `parallelRequests` allows; one result for each request, in their order.
    [[nodiscard]] QList<Result<HttpAnswer>> sendAll(const QList<HttpRequest> &requests, const std::stop_token &stop);

private:
    class Round;

    [[nodiscard]] Result<void> mayLeave(const HttpRequest &request);
    [[nodiscard]] Result<void> checkAddress(const QUrl &url);
    [[nodiscard]] QNetworkAccessManager &manager();
    void dropIdleConnections(bool inParallel);
    void note(RequestRecord record, const Result<HttpAnswer> &result);

    TransportSettings m_settings;
    RequestGate &m_gate;
    const Clock &m_clock;
    RequestJournal *m_journal;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    /// The name `localhost` was seen to lead to this machine only.
    bool m_localhostIsLoopback = false;
    std::chrono::steady_clock::time_point m_lastUse = {};
    std::chrono::steady_clock::time_point m_lastParallelUse = {};
};

} // namespace lockstep
