// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/http_transport.h"
#include "mautic/token_source.h"

#include <utility>

namespace lockstep
{

/// One request to Mautic's API: the path below `/api`, such as `contacts/batch/new`, a query yet to be encoded, and
/// JSON where there is something to say.
struct MauticCall {
    RequestKind kind = RequestKind::Read;
    QByteArray verb = QByteArrayLiteral("GET");
    QString path;
    QList<std::pair<QString, QString>> query = {};
    QByteArray json = {};
    Patience patience = Patience::Usual;
};

/// Sends calls signed in, and signs in once more after a 401. On the transport's thread.
class MauticSession
{
public:
    MauticSession(MauticAccess access, HttpTransport &transport, const Clock &clock);

    /// The answer, whatever its status.
    [[nodiscard]] Result<HttpAnswer> send(const MauticCall &call, const std::stop_token &stop);
    /// As `send`, with everything but a 2xx holding JSON turned into an Error.
    [[nodiscard]] Result<HttpAnswer> call(const MauticCall &call, const std::stop_token &stop);
    /// One result for each call, in their order.
    [[nodiscard]] QList<Result<HttpAnswer>> callAll(const QList<MauticCall> &calls, const std::stop_token &stop);

private:
    [[nodiscard]] QList<Result<HttpAnswer>> sendAll(const QList<MauticCall> &calls, const std::stop_token &stop);
    [[nodiscard]] QList<Result<HttpAnswer>> sendOnce(const QList<MauticCall> &calls, const std::stop_token &stop);
    [[nodiscard]] HttpRequest request(const MauticCall &call, const QByteArray *authorization) const;

    QUrl m_address;
    HttpTransport &m_transport;
    TokenSource m_tokens;
};

/// What is left of an answer to this call: itself, or why it cannot be used. A write whose answer does not tell
/// whether it happened is an OutcomeUnknown.
[[nodiscard]] Result<HttpAnswer> accepted(HttpAnswer answer, const MauticCall &call);

} // namespace lockstep
