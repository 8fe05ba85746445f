// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sign_in.h"

#include <QUuid>

namespace lockstep
{

using namespace Qt::StringLiterals;

SignIn::SignIn(const SandboxSettings &settings)
    : m_settings(settings)
{
}

SandboxReply SignIn::grant(const QJsonObject &form)
{
    const QString type = form.value("grant_type"_L1).toString();
    if (form.value("client_id"_L1).toString().toUtf8() != m_settings.clientId
        || form.value("client_secret"_L1).toString().toUtf8() != m_settings.clientSecret) {
        return exceptionReply(400, u"The client credentials are invalid"_s, u"invalid_client"_s);
    }
    if (type != "client_credentials"_L1) {
        return exceptionReply(400, u"The grant type is unauthorized for this client_id"_s, u"unauthorized_client"_s);
    }
    const QByteArray token = QUuid::createUuid().toByteArray(QUuid::Id128);
    const auto lifetime = m_settings.tokenLifetime.count();
    m_expiryByToken.insert(token, QDateTime::currentDateTimeUtc().addSecs(lifetime));
    SandboxReply reply = jsonReply({{u"access_token"_s, QString::fromLatin1(token)},
                                    {u"expires_in"_s, static_cast<qint64>(lifetime)},
                                    {u"token_type"_s, u"bearer"_s},
                                    {u"scope"_s, QJsonValue()}});
    reply.fromController = false;
    return reply;
}

std::optional<SandboxReply> SignIn::refusal(const ReceivedRequest &request) const
{
    if (!m_apiEnabled) {
        return exceptionReply(403,
                              u"API disabled. You need to enable the API in the API settings of Mautic's "
                              "Configuration."_s,
                              u"api_disabled"_s);
    }
    const QByteArray header = request.header("Authorization");
    if (header.startsWith("Basic ")) {
        return basicRefusal(header.mid(6));
    }
    if (header.startsWith("Bearer ")) {
        return tokenRefusal(header.mid(7));
    }
    return exceptionReply(401, u"API authorization denied."_s, u"access_denied"_s);
}

std::optional<SandboxReply> SignIn::basicRefusal(const QByteArray &credentials) const
{
    if (!m_basicEnabled) {
        return exceptionReply(403, u"Basic Auth is disabled."_s, u"access_denied"_s);
    }
    if (QByteArray::fromBase64(credentials) == m_settings.userName + ':' + m_settings.password) {
        return std::nullopt;
    }
    SandboxReply reply{.status = 401, .fromController = false};
    reply.headers.append(
        {.name = QByteArrayLiteral("WWW-Authenticate"), .value = QByteArrayLiteral("Basic realm=\"Secured Area\"")});
    return reply;
}

std::optional<SandboxReply> SignIn::tokenRefusal(const QByteArray &token) const
{
    const auto expiry = m_expiryByToken.constFind(token);
    if (expiry == m_expiryByToken.constEnd()) {
        return exceptionReply(401, u"The access token provided is invalid."_s, u"invalid_grant"_s);
    }
    if (*expiry <= QDateTime::currentDateTimeUtc()) {
        return exceptionReply(401, u"The access token provided has expired."_s, u"invalid_grant"_s);
    }
    return std::nullopt;
}

void SignIn::expireTokens()
{
    for (QDateTime &expiry : m_expiryByToken) {
        expiry = QDateTime::fromSecsSinceEpoch(0, Qt::UTC);
    }
}

} // namespace lockstep
