// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox_server.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// Some of the senders Mautic takes for robots (mautic-api.md 3.9).
bool isRobot(const QByteArray &userAgent)
{
    const QList<QByteArray> robots{"curl",  "Wget",           "python-requests",   "Python-urllib", "okhttp",
                                   "Java/", "Go-http-client", "Apache-HttpClient", "libwww",        "Fetch",
                                   "bot"};
    return std::ranges::any_of(robots, [&userAgent](const QByteArray &robot) { return userAgent.contains(robot); });
}

QJsonObject formToJson(const QByteArray &body)
{
    QJsonObject form;
    for (const QByteArray &pair : QByteArray(body).replace('+', ' ').split('&')) {
        const qsizetype equals = pair.indexOf('=');
        form.insert(QString::fromUtf8(QByteArray::fromPercentEncoding(pair.left(equals))),
                    QString::fromUtf8(QByteArray::fromPercentEncoding(pair.mid(equals + 1))));
    }
    return form;
}

/// A body of another type is not looked at, as if it were missing (mautic-api.md 3.4); nothing for malformed JSON.
std::optional<QJsonValue> bodyOf(const ReceivedRequest &request)
{
    const QByteArray type = request.header("Content-Type");
    if (request.body.isEmpty()) {
        return QJsonValue(QJsonValue::Undefined);
    }
    if (type.startsWith("application/x-www-form-urlencoded")) {
        return formToJson(request.body);
    }
    if (!type.startsWith("application/json")) {
        return QJsonValue(QJsonValue::Undefined);
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (error.error != QJsonParseError::NoError) {
        return std::nullopt;
    }
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

SandboxReply faultyReply(const SandboxFault &fault)
{
    SandboxReply reply = crashReply(fault.status);
    if (fault.kind == FaultKind::Redirect) {
        reply.status = fault.status / 100 == 3 ? fault.status : 302;
        reply.headers.append(
            {.name = QByteArrayLiteral("Location"), .value = QByteArrayLiteral("https://elsewhere.test/")});
    }
    if (fault.status == 429) {
        reply.headers.append(
            {.name = QByteArrayLiteral("Retry-After"), .value = QByteArray::number(fault.retryAfter.count())});
    }
    return reply;
}

bool isApplied(FaultKind kind)
{
    return kind == FaultKind::BrokenJson || kind == FaultKind::CloseAfterApplying || kind == FaultKind::CutShort
        || kind == FaultKind::Drip;
}

void spoil(ReceivedAnswer &answer, const SandboxFault &fault)
{
    switch (fault.kind) {
    case FaultKind::AnswerStatus:
    case FaultKind::Redirect:
        break;
    case FaultKind::HtmlPage:
        answer.contentType = "text/html; charset=UTF-8";
        answer.body = "<!DOCTYPE html><html><head><title>Not Mautic</title></head><body></body></html>";
        break;
    case FaultKind::BrokenJson:
        answer.body.truncate(answer.body.size() / 2);
        break;
    case FaultKind::CloseBeforeApplying:
    case FaultKind::CloseAfterApplying:
        answer.delivery = Delivery::Nothing;
        break;
    case FaultKind::CutShort:
        answer.delivery = Delivery::CutShort;
        break;
    case FaultKind::Drip:
        answer.delivery = Delivery::Drip;
        break;
    }
}

} // namespace

bool SeenRequest::isWriting() const
{
    return method != "GET" && path.startsWith("/api/"_L1) && !path.endsWith("/permissioncheck"_L1);
}

SandboxServer::SandboxServer(SandboxSettings settings)
    : m_settings(std::move(settings))
{
    m_state.actor = m_settings.actor;
}

ReceivedAnswer SandboxServer::answer(const ReceivedRequest &request)
{
    SeenRequest seen{.method = request.method,
                     .path = QString::fromUtf8(request.target.split('?').first()),
                     .target = request.target,
                     .body = request.body,
                     .userAgent = request.header("User-Agent")};
    const auto fault = nextFault(seen);
    ReceivedAnswer answer =
        toAnswer(!fault || isApplied(fault->kind) ? reply(request, seen.path) : faultyReply(*fault));
    if (fault) {
        spoil(answer, *fault);
    }
    seen.status = answer.delivery == Delivery::Nothing ? 0 : answer.status;
    writeLog(seen);
    m_seen.append(std::move(seen));
    return answer;
}

void SandboxServer::writeLog(const SeenRequest &request)
{
    if (m_settings.logFile.isEmpty()) {
        return;
    }
    QFile log(m_settings.logFile);
    if (!log.open(QIODevice::WriteOnly | QIODevice::Append)) {
        return;
    }
    const QJsonObject line{{u"method"_s, QString::fromLatin1(request.method)},
                           {u"path"_s, request.path},
                           {u"status"_s, request.status},
                           {u"body"_s, request.isWriting() ? QString::fromUtf8(request.body) : QString()}};
    log.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
}

std::optional<SandboxFault> SandboxServer::nextFault(const SeenRequest &request)
{
    for (SandboxFault &fault : m_faults) {
        const bool fits = fault.times > 0 && (fault.method.isEmpty() || fault.method == request.method)
            && request.path.startsWith(fault.path);
        if (!fits) {
            continue;
        }
        if (fault.after > 0) {
            --fault.after;
            continue;
        }
        --fault.times;
        return fault;
    }
    return std::nullopt;
}

SandboxReply SandboxServer::reply(const ReceivedRequest &request, const QString &path)
{
    if (path == "/oauth/v2/token"_L1) {
        return request.method == "POST" ? m_signIn.grant(formToJson(request.body)) : crashReply(405);
    }
    if (path.startsWith("/api/"_L1)) {
        return apiReply(request, path);
    }
    if (path.startsWith("/s/"_L1)) {
        return crashReply(500);
    }
    const FoundRoute found = m_routes.find(QString::fromLatin1(request.method), path);
    return found.route ? routed(request, path, found) : exceptionReply(404, u"Requested URL not found: "_s + path);
}

SandboxReply SandboxServer::apiReply(const ReceivedRequest &request, const QString &path)
{
    if (const auto refused = m_signIn.refusal(request)) {
        return *refused;
    }
    if (std::ranges::any_of(m_forbidden, [&path](const QString &begin) { return path.startsWith(begin); })) {
        return exceptionReply(403, u"You do not have access to the requested area/action."_s);
    }
    const FoundRoute found = m_routes.find(QString::fromLatin1(request.method), path);
    if (found.route) {
        return routed(request, path, found);
    }
    return found.otherVerb ? crashReply(405) : exceptionReply(404, u"Requested URL not found: "_s + path);
}

SandboxReply SandboxServer::routed(const ReceivedRequest &request, const QString &, const FoundRoute &found)
{
    const auto body = bodyOf(request);
    if (!body) {
        return crashReply(400);
    }
    const qsizetype mark = request.target.indexOf('?');
    return found.route({.state = m_state,
                        .request = request,
                        .query = SandboxQuery(mark < 0 ? QByteArray() : request.target.mid(mark + 1)),
                        .parameters = found.parameters,
                        .body = *body,
                        .batchLimit = m_settings.batchLimit,
                        .byToken = request.header("Authorization").startsWith("Bearer "),
                        .fromRobot = isRobot(request.header("User-Agent"))});
}

ReceivedAnswer SandboxServer::toAnswer(SandboxReply reply) const
{
    if (reply.fromController) {
        reply.headers.append({.name = QByteArrayLiteral("Mautic-Version"), .value = QByteArrayLiteral("7.0.0")});
    }
    reply.headers.append({.name = QByteArrayLiteral("Cache-Control"), .value = QByteArrayLiteral("no-cache, private")});
    reply.headers.append(
        {.name = QByteArrayLiteral("Date"),
         .value =
             QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1()});
    return {.status = reply.status,
            .body = std::move(reply.body),
            .headers = std::move(reply.headers),
            .delay = m_settings.latency};
}

} // namespace lockstep
