// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandbox_reply.h"
#include "sandbox/sandbox_settings.h"

#include <QDateTime>
#include <QHash>

namespace lockstep
{

/// Who may ask: OAuth2 client credentials, bearer tokens and Basic, as Mautic 7.0 answers them (mautic-api.md 1).
class SignIn
{
public:
    explicit SignIn(const SandboxSettings &settings);

    /// The answer of `/oauth/v2/token`.
    [[nodiscard]] SandboxReply grant(const QJsonObject &form);
    /// Why a request is not let in; nothing when it is.
    [[nodiscard]] std::optional<SandboxReply> refusal(const ReceivedRequest &request) const;

    void setApiEnabled(bool enabled) { m_apiEnabled = enabled; }
    void setBasicEnabled(bool enabled) { m_basicEnabled = enabled; }
    void expireTokens();

private:
    [[nodiscard]] std::optional<SandboxReply> basicRefusal(const QByteArray &credentials) const;
    [[nodiscard]] std::optional<SandboxReply> tokenRefusal(const QByteArray &token) const;

    const SandboxSettings &m_settings;
    QHash<QByteArray, QDateTime> m_expiryByToken;
    bool m_apiEnabled = true;
    bool m_basicEnabled = true;
};

} // namespace lockstep
