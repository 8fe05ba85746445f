// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/mautic_world.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lockstep::testing
{

namespace
{

QJsonObject responseOf(const QString &number)
{
    const QDir folder(QStringLiteral(LOCKSTEP_TEST_DATA "/mautic-recordings/7.0.0"));
    const QString name = folder.entryList({QString(number + u"-*.json"_s)}).value(0);
    QFile file(folder.filePath(name));
    if (name.isEmpty() || !file.open(QIODevice::ReadOnly))
        qFatal("no recording %s", qPrintable(number));
    return QJsonDocument::fromJson(file.readAll()).object().value("response"_L1).toObject();
}

QByteArray bodyOf(const QJsonObject &response)
{
    const QJsonValue body = response.value("body"_L1);
    if (body.isObject())
        return QJsonDocument(body.toObject()).toJson(QJsonDocument::Compact);
    return body.toString().toUtf8();
}

ScriptedReply token(int number)
{
    return json(200,
                QByteArray(R"({"access_token":"token-)" + QByteArray::number(number)
                           + R"(","expires_in":3600,"token_type":"bearer","scope":null})"));
}

bool isForAToken(const ScriptedRequest &request) { return request.path == "/oauth/v2/token"; }

} // namespace

ScriptedReply recorded(const QString &number)
{
    const QJsonObject response = responseOf(number);
    const QJsonObject headers = response.value("headers"_L1).toObject();
    QByteArray lines;
    for (auto header = headers.begin(); header != headers.end(); ++header) {
        if (header.key() != "content-type"_L1)
            lines += QByteArray(header.key().toLatin1() + ": " + header.value().toString().toLatin1() + "\r\n");
    }
    return json(response.value("status"_L1).toInt(), bodyOf(response), lines);
}

QByteArray recordedBody(const QString &number) { return bodyOf(responseOf(number)); }

ClientCredentials clientCredentials() { return {.clientId = u"1_abc"_s, .clientSecret = Secret("s&cret")}; }

MauticWorld::MauticWorld(ScriptedServer::Answer answer, MauticCredentials credentials, int batchLimit)
    : server([this, answer = std::move(answer)](const ScriptedRequest &request) {
        return isForAToken(request) ? token(++m_tokens) : answer(request);
    })
    , transport(TransportSettings{}, gate, clock)
    , client(MauticAccess{.address = server.url(QString()), .credentials = std::move(credentials)},
             {.wantedAliases = {u"firstname"_s, u"city"_s, u"registered_at"_s, u"points"_s}, .batchLimit = batchLimit},
             transport, clock)
{
}

MauticWorld::MauticWorld(const ScriptedReply &reply, MauticCredentials credentials)
    : MauticWorld([reply](const ScriptedRequest &) { return reply; }, std::move(credentials))
{
}

QList<ScriptedRequest> MauticWorld::calls() const
{
    QList<ScriptedRequest> out = server.requests();
    out.removeIf(isForAToken);
    return out;
}

QString MauticWorld::lastPath() const
{
    const QList<ScriptedRequest> all = calls();
    return all.isEmpty() ? QString() : QUrl::fromPercentEncoding(all.constLast().path);
}

} // namespace lockstep::testing
