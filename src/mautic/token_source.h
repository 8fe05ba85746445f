// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/credentials.h"
#include "http/http_transport.h"
#include "ports/clock.h"

namespace lockstep
{

/// The Authorization header of every request, kept in memory only. With client credentials it asks for a token when
/// there is none and again a minute before its end. On the transport's thread, so there is one renewal at a time.
class TokenSource
{
public:
    TokenSource(MauticAccess access, HttpTransport &transport, const Clock &clock);

    /// The header's value; it stays where it is until the next call of this or of `forget`.
    [[nodiscard]] Result<const QByteArray *> authorization(const std::stop_token &stop);
    /// After a 401. True when a further attempt with a new token makes sense.
    [[nodiscard]] bool forget();

private:
    [[nodiscard]] Result<void> renew(const ClientCredentials &credentials, const std::stop_token &stop);

    MauticAccess m_access;
    HttpTransport &m_transport;
    const Clock &m_clock;
    Secret m_header;
    std::optional<Moment> m_renewAt = std::nullopt;
};

} // namespace lockstep
