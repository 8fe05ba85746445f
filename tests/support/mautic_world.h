// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mautic/mautic_client.h"
#include "support/http_world.h"
#include "support/scripted_server.h"

#include <atomic>

namespace lockstep::testing
{

/// The answer of the recording whose file name starts with this number, such as "041".
[[nodiscard]] ScriptedReply recorded(const QString &number);
/// Its body alone.
[[nodiscard]] QByteArray recordedBody(const QString &number);

[[nodiscard]] ClientCredentials clientCredentials();

/// A client and a Mautic that answers what the test says; sign-in works, with the tokens `token-1`, `token-2`, …
class MauticWorld
{
public:
    explicit MauticWorld(ScriptedServer::Answer answer, MauticCredentials credentials = clientCredentials(),
                         int batchLimit = 200);
    explicit MauticWorld(const ScriptedReply &reply, MauticCredentials credentials = clientCredentials());

    /// What was asked but for tokens.
    [[nodiscard]] QList<ScriptedRequest> calls() const;
    /// The last of them, its path with percent-encoding undone.
    [[nodiscard]] QString lastPath() const;
    [[nodiscard]] int tokensAsked() const { return m_tokens; }

private:
    std::atomic<int> m_tokens = 0;

public:
    ScriptedServer server;
    CountingGate gate;
    StoppedClock clock;
    HttpTransport transport;
    MauticClient client;
};

} // namespace lockstep::testing
