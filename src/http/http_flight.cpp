// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/http_flight.h"

#include "http/http_date.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSslConfiguration>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

void setPolicies(QNetworkRequest &request)
{
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
}

void trust(QNetworkRequest &request, const QList<QSslCertificate> &authorities)
{
    if (authorities.isEmpty())
        return;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.addCaCertificates(authorities);
    request.setSslConfiguration(tls);
}

std::chrono::milliseconds deadlineOf(const HttpRequest &request, const TransportSettings &settings)
{
    return request.patience == Patience::Batch ? settings.batchDeadline : settings.deadline;
}

// A write is computed silently, however long; of a read something must come.
std::chrono::milliseconds idleTimeOf(const HttpRequest &request, const TransportSettings &settings)
{
    return request.kind == RequestKind::Write ? deadlineOf(request, settings) : settings.idleTimeout;
}

QNetworkRequest prepared(const HttpRequest &request, const TransportSettings &settings)
{
    QNetworkRequest out(request.url);
    setPolicies(out);
    trust(out, settings.authorities);
    out.setTransferTimeout(static_cast<int>(idleTimeOf(request, settings).count()));
    out.setRawHeader(QByteArrayLiteral("User-Agent"), QByteArrayLiteral("Lockstep/" LOCKSTEP_VERSION));
    out.setRawHeader(QByteArrayLiteral("Content-Length"), QByteArray::number(request.body.size()));
    for (const HttpHeader &header : request.headers)
        out.setRawHeader(header.name, header.value);
    if (request.authorization)
        out.setRawHeader(QByteArrayLiteral("Authorization"), *request.authorization);
    return out;
}

ErrorKind kindOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError:
        return ErrorKind::NotSecure;
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return ErrorKind::TimedOut;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::UnknownContentError:
        return ErrorKind::BadReply;
    default:
        return ErrorKind::Offline;
    }
}

// Errors Qt makes of a status of 400 and more; the answer behind them is whole.
bool isOnlyAStatus(QNetworkReply::NetworkError error)
{
    const bool isClientError = error >= QNetworkReply::ContentAccessDenied
        && error <= QNetworkReply::UnknownContentError && error != QNetworkReply::ContentReSendError;
    const bool isBadRequest = error == QNetworkReply::ProtocolInvalidOperationError;
    const bool isServerError =
        error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError;
    return isClientError || isBadRequest || isServerError;
}

} // namespace

HttpFlight::HttpFlight(const Surroundings &around, const HttpRequest &request, std::function<void()> landed)
    : m_settings(around.settings)
    , m_clock(around.clock)
    , m_kind(request.kind)
    , m_verb(request.verb)
    , m_body(request.body)
    , m_sentAt(around.clock.now())
    , m_landed(std::move(landed))
    , m_reply(around.manager.sendCustomRequest(prepared(request, around.settings), request.verb, &m_body))
{
    m_sinceSent.start();
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    m_grace.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { cut(ErrorKind::TimedOut); });
    connect(&m_grace, &QTimer::timeout, this, [this] { cut(ErrorKind::Cancelled); });
    connect(m_reply.get(), &QNetworkReply::readyRead, this, [this] { collect(); });
    connect(m_reply.get(), &QNetworkReply::finished, this, [this] { m_landed(); });
    m_deadline.start(deadlineOf(request, around.settings));
}

HttpFlight::~HttpFlight()
{
    if (m_reply)
        m_reply->disconnect(this);
}

void HttpFlight::stop()
{
    if (m_kind == RequestKind::Write && !m_body.isUntouched())
        m_grace.start(m_settings.writeGrace);
    else
        cut(ErrorKind::Cancelled);
}

void HttpFlight::collect()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray more = m_reply->readAll();
    m_bytesReceived += more.size();
    if (m_cut)
        return;
    m_received += more;
    if (m_received.size() > (status >= 400 ? m_settings.largestErrorAnswer : m_settings.largestAnswer))
        cut(ErrorKind::BadReply);
}

void HttpFlight::cut(ErrorKind why)
{
    if (m_cut || m_reply->isFinished())
        return;
    m_cut = why;
    // Not from within a signal of the reply, which may be about to report an error of its own.
    QMetaObject::invokeMethod(m_reply.get(), "abort", Qt::QueuedConnection);
}

Result<HttpAnswer> HttpFlight::outcome()
{
    if (m_cut)
        return fail(lost(*m_cut, u"cut short by this side"_s));
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // Qt would send the body again to the place a 307 or 308 names, and takes it for a fault that it cannot.
    if ((status == 307 || status == 308) && m_reply->error() == QNetworkReply::ContentReSendError)
        return fail(redirected());
    if (!isComplete(status))
        return fail(networkError());
    if (status < 200 || status >= 600)
        return fail(lost(ErrorKind::BadReply, u"status %1"_s.arg(status)));
    if (status >= 300 && status < 400)
        return fail(redirected());
    return answer(status);
}

RequestRecord HttpFlight::record() const
{
    return {.at = m_sentAt,
            .kind = m_kind,
            .verb = m_verb,
            .path = m_reply->url().path(),
            .status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            .took = std::chrono::milliseconds(m_sinceSent.elapsed()),
            .bytesSent = m_body.sent(),
            .bytesReceived = m_bytesReceived};
}

Error HttpFlight::lost(ErrorKind why, const QString &detail) const
{
    const bool mayHaveArrived = m_kind == RequestKind::Write && !m_body.isUntouched();
    return Error{
        .kind = mayHaveArrived ? ErrorKind::OutcomeUnknown : why, .detail = detail, .subject = m_reply->url().host()};
}

Error HttpFlight::networkError() const
{
    const QNetworkReply::NetworkError error = m_reply->error();
    return lost(kindOf(error), u"network error %1"_s.arg(static_cast<int>(error)));
}

bool HttpFlight::isComplete(int status) const
{
    const QNetworkReply::NetworkError error = m_reply->error();
    return status != 0 && (error == QNetworkReply::NoError || (status >= 400 && isOnlyAStatus(error)));
}

HttpAnswer HttpFlight::answer(int status)
{
    collect();
    HttpAnswer out{.status = status, .body = std::move(m_received)};
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        out.headers.append({name, value});
    out.serverDate = parseHttpDate(out.header("Date"));
    out.middle = {m_sentAt.microseconds + (m_clock.now().microseconds - m_sentAt.microseconds) / 2};
    return out;
}

Error HttpFlight::redirected() const
{
    const QUrl target =
        m_reply->url().resolved(m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl());
    const QString place =
        target.toDisplayString(QUrl::RemoveScheme | QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    return Error{.kind = ErrorKind::WrongAddress,
                 .detail = u"redirected"_s,
                 .subject = place.startsWith(u"//"_s) ? place.mid(2) : place};
}

} // namespace lockstep
