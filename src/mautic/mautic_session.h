// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/http_transport.h"
#include "mautic/token_source.h"

#include <QUrlQuery>

namespace lockstep
{

/// One request to Mautic's API: the path below `/api`, such as `contacts/batch/new`, and JSON where it writes.
struct MauticCall {
    QByteArray verb = QByteArrayLiteral("GET");
    QString path;
    QUrlQuery query = {};
    QByteArray json = {};
    Patience patience = Patience::Usual;
};

/// Sends calls signed in, and turns every answer but a 2xx with a JSON body into an Error. Signs in once more after a
/// 401. On the transport's thread.
class MauticSession
{
public:
    MauticSession(MauticAccess access, HttpTransport &transport, const Clock &clock);

    [[nodiscard]] Result<HttpAnswer> call(const MauticCall &call, const std::stop_token &stop);
    /// Signs in unless that is done already.
    [[nodiscard]] Result<void> signIn(const std::stop_token &stop);

private:
    [[nodiscard]] Result<HttpAnswer> sendOnce(const MauticCall &call, const std::stop_token &stop);

    QUrl m_address;
    HttpTransport &m_transport;
    TokenSource m_tokens;
};

} // namespace lockstep
