// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/routes.h"
#include "sandbox/sandbox_settings.h"
#include "sandbox/sign_in.h"

namespace lockstep
{

/// Turns received requests into answers of the pretend Mautic: sign-in, routes, faults and the list of what was seen.
/// Not thread-safe; SandboxMautic holds the lock.
class SandboxServer
{
public:
    explicit SandboxServer(SandboxSettings settings);

    [[nodiscard]] ReceivedAnswer answer(const ReceivedRequest &request);

    [[nodiscard]] const SandboxSettings &settings() const { return m_settings; }
    [[nodiscard]] MauticState &state() { return m_state; }
    [[nodiscard]] const MauticState &state() const { return m_state; }
    [[nodiscard]] SignIn &signIn() { return m_signIn; }
    [[nodiscard]] QList<SeenRequest> &seen() { return m_seen; }
    [[nodiscard]] const QList<SeenRequest> &seen() const { return m_seen; }
    void inject(const SandboxFault &fault) { m_faults.append(fault); }
    void clearFaults() { m_faults.clear(); }
    void setForbiddenPaths(const QStringList &paths) { m_forbidden = paths; }

private:
    void writeLog(const SeenRequest &request);
    [[nodiscard]] std::optional<SandboxFault> nextFault(const SeenRequest &request);
    [[nodiscard]] SandboxReply reply(const ReceivedRequest &request, const QString &path);
    [[nodiscard]] SandboxReply apiReply(const ReceivedRequest &request, const QString &path);
    [[nodiscard]] SandboxReply routed(const ReceivedRequest &request, const QString &path, const FoundRoute &found);
    [[nodiscard]] ReceivedAnswer toAnswer(SandboxReply reply) const;

    SandboxSettings m_settings;
    MauticState m_state;
    SignIn m_signIn{m_settings};
    SandboxRoutes m_routes;
    QList<SandboxFault> m_faults;
    QList<SeenRequest> m_seen;
    QStringList m_forbidden;
};

} // namespace lockstep
