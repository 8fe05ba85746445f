// SPDX-License-Identifier: GPL-3.0-or-later
#include "mautic/mautic_session.h"

#include "mautic/mautic_answer.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

QByteArray encoded(const QList<std::pair<QString, QString>> &query)
{
    QByteArrayList parts;
    for (const auto &[name, value] : query)
        parts.append(QByteArray(QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value)));
    return parts.join('&');
}

bool isUnauthorised(const Result<HttpAnswer> &answer) { return answer && answer->status == 401; }

// PHP ends a batch it ran out of time for with a 500 after a part of it was written (mautic-api.md 16), and a proxy
// gives up on a Mautic that works on.
bool leavesOpen(int status, const MauticCall &call)
{
    if (call.kind != RequestKind::Write)
        return false;
    return status < 300 || status == 408 || status == 502 || status == 504
        || (status >= 500 && status != 503 && call.patience == Patience::Batch);
}

} // namespace

Result<HttpAnswer> accepted(HttpAnswer answer, const MauticCall &call)
{
    const auto fine = acceptedAnswer(answer);
    if (fine)
        return answer;
    Error error = fine.error();
    if (leavesOpen(answer.status, call))
        error.kind = ErrorKind::OutcomeUnknown;
    return fail(error);
}

MauticSession::MauticSession(MauticAccess access, HttpTransport &transport, const Clock &clock)
    : m_address(access.address)
    , m_transport(transport)
    , m_tokens(std::move(access), transport, clock)
{
}

Result<HttpAnswer> MauticSession::send(const MauticCall &call, const std::stop_token &stop)
{
    return sendAll({call}, stop).constFirst();
}

Result<HttpAnswer> MauticSession::call(const MauticCall &call, const std::stop_token &stop)
{
    return callAll({call}, stop).constFirst();
}

QList<Result<HttpAnswer>> MauticSession::callAll(const QList<MauticCall> &calls, const std::stop_token &stop)
{
    auto results = sendAll(calls, stop);
    for (qsizetype i = 0; i < results.size(); ++i) {
        if (results[i])
            results[i] = accepted(*std::move(results[i]), calls[i]);
        if (!results[i] && results[i].error().subject.isEmpty())
            results[i].error().subject = m_address.host();
    }
    return results;
}

QList<Result<HttpAnswer>> MauticSession::sendAll(const QList<MauticCall> &calls, const std::stop_token &stop)
{
    auto results = sendOnce(calls, stop);
    QList<MauticCall> refused;
    for (qsizetype i = 0; i < calls.size(); ++i) {
        if (isUnauthorised(results[i]))
            refused.append(calls[i]);
    }
    if (refused.isEmpty() || !m_tokens.forget())
        return results;
    const auto again = sendOnce(refused, stop);
    auto next = again.begin();
    for (auto &result : results) {
        if (isUnauthorised(result))
            result = *next++;
    }
    return results;
}

QList<Result<HttpAnswer>> MauticSession::sendOnce(const QList<MauticCall> &calls, const std::stop_token &stop)
{
    const auto authorization = m_tokens.authorization(stop);
    if (!authorization)
        return QList<Result<HttpAnswer>>(calls.size(), tl::unexpected(authorization.error()));
    QList<HttpRequest> requests;
    for (const MauticCall &call : calls)
        requests.append(request(call, *authorization));
    return m_transport.sendAll(requests, stop);
}

HttpRequest MauticSession::request(const MauticCall &call, const QByteArray *authorization) const
{
    QUrl url = m_address;
    url.setPath(QString(m_address.path() + u"/api/"_s + call.path));
    if (!call.query.isEmpty())
        url.setQuery(QString::fromLatin1(encoded(call.query)), QUrl::StrictMode);
    HttpRequest out{.kind = call.kind,
                    .verb = call.verb,
                    .url = url,
                    .headers = {{"Accept", "application/json"}},
                    .authorization = authorization,
                    .body = call.json,
                    .patience = call.patience};
    if (!call.json.isEmpty())
        out.headers.append(HttpHeader{"Content-Type", "application/json"});
    return out;
}

} // namespace lockstep
