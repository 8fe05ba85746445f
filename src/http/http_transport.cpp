// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/http_transport.h"

#include "domain/failpoint.h"
#include "http/answer_hints.h"
#include "http/http_flight.h"

#include <QEventLoop>
#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lockstep
{

namespace
{

/// A peer may close a connection that was idle for longer just as we write (measured.md 2).
constexpr auto longestIdle = 2s;

bool isClean(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f;
    });
}

bool isClean(const HttpRequest &request)
{
    return isClean(request.verb) && (!request.authorization || isClean(*request.authorization))
        && std::all_of(request.headers.begin(), request.headers.end(),
                       [](const HttpHeader &header) { return isClean(header.name) && isClean(header.value); });
}

bool leadsOnlyHere(const QString &name)
{
    const QList<QHostAddress> addresses = QHostInfo::fromName(name).addresses();
    return !addresses.isEmpty()
        && std::all_of(addresses.begin(), addresses.end(), [](const QHostAddress &a) { return a.isLoopback(); });
}

} // namespace

/// Some requests together: starts them as places get free and holds their results.
class HttpTransport::Round
{
public:
    Round(HttpTransport &transport, const QList<HttpRequest> &requests, const std::stop_token &stop)
        : m_transport(transport)
        , m_requests(requests)
        , m_stop(stop)
        , m_flights(static_cast<size_t>(requests.size()))
        , m_purposes(requests.size())
        , m_results(requests.size(), fail(ErrorKind::Cancelled))
    {
        m_pause.setSingleShot(true);
        QObject::connect(&m_pause, &QTimer::timeout, &m_loop, [this] { startMore(); });
    }

    QList<Result<HttpAnswer>> run()
    {
        const std::stop_callback onStop(m_stop,
                                        [this] { QMetaObject::invokeMethod(&m_loop, "quit", Qt::QueuedConnection); });
        startMore();
        while (m_underWay > 0 || m_pause.isActive()) {
            m_loop.exec();
            if (m_stop.stop_requested())
                stopAll();
        }
        return m_results;
    }

private:
    void startMore()
    {
        const int places = std::max(1, m_transport.m_settings.parallelRequests);
        while (!m_pause.isActive() && m_underWay < places && m_next < m_requests.size() && !m_stop.stop_requested())
            start(m_next);
        if (m_underWay == 0 && !m_pause.isActive())
            m_loop.quit();
    }

    void start(qsizetype index)
    {
        const HttpRequest &request = m_requests[index];
        const auto allowed = m_transport.mayLeave(request);
        if (!allowed && waitsFor(allowed.error()))
            return;
        ++m_next;
        if (!allowed) {
            m_results[index] = tl::unexpected(allowed.error());
            return;
        }
        if (failsAt("request.before")) {
            m_results[index] = fail(ErrorKind::Offline, u"failpoint"_s);
            return;
        }
        ++m_underWay;
        m_purposes[index] = m_transport.m_gate.purpose();
        m_flights[static_cast<size_t>(index)] = std::make_unique<HttpFlight>(
            HttpFlight::Surroundings{m_transport.manager(), m_transport.m_settings, m_transport.m_clock}, request,
            [this, index] { land(index); });
    }

    /// It is only a little too early: the request is asked for again then.
    bool waitsFor(const Error &error)
    {
        if (error.kind != ErrorKind::RateLimited || !error.retryAfter)
            return false;
        m_paused += *error.retryAfter;
        if (m_paused > m_transport.m_settings.longestPause)
            return false;
        m_pause.start(*error.retryAfter);
        return true;
    }

    void land(qsizetype index)
    {
        passBy("request.answered");
        HttpFlight &flight = *m_flights[static_cast<size_t>(index)];
        m_results[index] = flight.outcome();
        RequestRecord record = flight.record();
        record.purpose = m_purposes[index];
        m_transport.note(std::move(record), m_results[index]);
        --m_underWay;
        startMore();
    }

    void stopAll()
    {
        if (std::exchange(m_isStopped, true))
            return;
        m_pause.stop();
        for (const auto &flight : m_flights) {
            if (flight)
                flight->stop();
        }
    }

    HttpTransport &m_transport;
    const QList<HttpRequest> &m_requests;
    const std::stop_token &m_stop;
    QEventLoop m_loop;
    std::vector<std::unique_ptr<HttpFlight>> m_flights;
    QList<Purpose> m_purposes;
    QList<Result<HttpAnswer>> m_results;
    QTimer m_pause;
    std::chrono::seconds m_paused{0};
    qsizetype m_next = 0;
    int m_underWay = 0;
    bool m_isStopped = false;
};

HttpTransport::HttpTransport(TransportSettings settings, RequestGate &gate, const Clock &clock, RequestJournal *journal)
    : m_settings(std::move(settings))
    , m_gate(gate)
    , m_clock(clock)
    , m_journal(journal)
{
}

HttpTransport::~HttpTransport() = default;

Result<HttpAnswer> HttpTransport::send(const HttpRequest &request, const std::stop_token &stop)
{
    return sendAll({request}, stop).constFirst();
}

QList<Result<HttpAnswer>> HttpTransport::sendAll(const QList<HttpRequest> &requests, const std::stop_token &stop)
{
    dropIdleConnections(requests.size() > 1);
    auto results = Round(*this, requests, stop).run();
    m_lastUse = std::chrono::steady_clock::now();
    if (requests.size() > 1)
        m_lastParallelUse = m_lastUse;
    return results;
}

void HttpTransport::dropIdleConnections(bool inParallel)
{
    const auto since = std::chrono::steady_clock::now() - longestIdle;
    if (m_lastUse < since || (inParallel && m_lastParallelUse < since))
        manager().clearConnectionCache();
}

// A store that cannot take what the peer said says so when the next request asks to leave.
void HttpTransport::note(RequestRecord record, const Result<HttpAnswer> &result)
{
    if (result)
        static_cast<void>(m_gate.heed(hintsOf(*result)));
    if (!m_journal)
        return;
    record.failure = result ? failureOf(result->status) : std::optional(result.error().kind);
    if (record.path.startsWith(m_settings.basePath))
        record.path.remove(0, m_settings.basePath.size());
    m_journal->write(record);
}

Result<void> HttpTransport::mayLeave(const HttpRequest &request)
{
    if (!isClean(request))
        return fail(ErrorKind::BadInput, u"control character in a header"_s);
    if (auto fine = checkAddress(request.url); !fine)
        return fine;
    return m_gate.admit(request.kind);
}

Result<void> HttpTransport::checkAddress(const QUrl &url)
{
    const QString host = url.host();
    if (!url.isValid() || host.isEmpty() || !url.userInfo().isEmpty())
        return fail(ErrorKind::WrongAddress, u"not an address of a server, or with a name in it"_s, host);
    if (url.scheme() == "https"_L1)
        return {};
    if (url.scheme() != "http"_L1)
        return fail(ErrorKind::WrongAddress, u"neither https nor http"_s, host);
    if (QHostAddress(host).isLoopback())
        return {};
    if (host == "localhost"_L1 && !m_localhostIsLoopback)
        m_localhostIsLoopback = leadsOnlyHere(host);
    if (host == "localhost"_L1 && m_localhostIsLoopback)
        return {};
    return fail(ErrorKind::NotSecure, u"plain http to another machine"_s, host);
}

QNetworkAccessManager &HttpTransport::manager()
{
    if (!m_manager) {
        m_manager = std::make_unique<QNetworkAccessManager>();
        m_manager->setProxy(m_settings.proxy);
        m_manager->setAutoDeleteReplies(false);
    }
    Q_ASSERT_X(m_manager->thread() == QThread::currentThread(), "HttpTransport", "belongs to one thread");
    return *m_manager;
}

} // namespace lockstep
