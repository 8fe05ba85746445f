// SPDX-License-Identifier: GPL-3.0-or-later
#include "mautic/token_source.h"

#include "domain/failpoint.h"
#include "mautic/json.h"
#include "mautic/mautic_answer.h"

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr qint64 secondsBeforeTheEnd = 60;
constexpr qint64 usualLife = 3600;

QByteArray tokenBody(const ClientCredentials &credentials)
{
    QByteArray body = QByteArrayLiteral("grant_type=client_credentials&client_id=");
    body += QUrl::toPercentEncoding(credentials.clientId);
    body += "&client_secret=";
    body += credentials.clientSecret.revealForSending().toPercentEncoding();
    return body;
}

QByteArray basicHeader(const BasicCredentials &credentials)
{
    const QByteArray pair = QByteArray(credentials.userName.toUtf8() + ':' + credentials.password.revealForSending());
    return QByteArray("Basic " + pair.toBase64());
}

QByteArray bearerHeader(const QByteArray &token) { return QByteArray("Bearer " + token); }

} // namespace

TokenSource::TokenSource(MauticAccess access, HttpTransport &transport, const Clock &clock)
    : m_access(std::move(access))
    , m_transport(transport)
    , m_clock(clock)
{
    if (const auto *basic = std::get_if<BasicCredentials>(&m_access.credentials))
        m_header = Secret(basicHeader(*basic));
    if (const auto *bearer = std::get_if<BearerCredentials>(&m_access.credentials))
        m_header = Secret(bearerHeader(bearer->token.revealForSending()));
}

Result<const QByteArray *> TokenSource::authorization(const std::stop_token &stop)
{
    const auto *client = std::get_if<ClientCredentials>(&m_access.credentials);
    const bool isOver = m_header.isEmpty() || (m_renewAt && m_clock.now() >= *m_renewAt);
    if (client && isOver) {
        if (const auto done = renew(*client, stop); !done)
            return tl::unexpected(done.error());
    }
    return &m_header.revealForSending();
}

bool TokenSource::forget()
{
    if (!std::holds_alternative<ClientCredentials>(m_access.credentials))
        return false;
    m_header = Secret();
    return true;
}

Result<void> TokenSource::renew(const ClientCredentials &credentials, const std::stop_token &stop)
{
    if (failsAt("token.before"))
        return fail(ErrorKind::Offline, u"failpoint"_s);
    QUrl url = m_access.address;
    url.setPath(QString(url.path() + u"/oauth/v2/token"_s));
    const auto answer = m_transport.send(
        {.kind = RequestKind::SignIn,
         .verb = QByteArrayLiteral("POST"),
         .url = url,
         .headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}},
         .body = tokenBody(credentials)},
        stop);
    if (!answer)
        return tl::unexpected(answer.error());
    if (answer->status < 200 || answer->status > 299)
        return fail(signInError(*answer));
    if (auto fine = acceptedAnswer(*answer); !fine)
        return fine;
    passBy("token.answered");
    JsonReader reader;
    const auto root = reader.read(answer->body);
    const QByteArray token = root ? textOf(member(*root, "access_token")).toLatin1() : QByteArray();
    if (token.isEmpty())
        return fail(ErrorKind::BadReply, u"no token in the answer"_s, url.host());
    const qint64 life = wholeNumber(member(*root, "expires_in")).value_or(usualLife);
    m_header = Secret(bearerHeader(token));
    m_renewAt = Moment{m_clock.now().microseconds
                       + Moment::fromSeconds(std::max(life - secondsBeforeTheEnd, life / 2)).microseconds};
    return {};
}

} // namespace lockstep
