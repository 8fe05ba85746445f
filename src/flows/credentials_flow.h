// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/process_credentials.h"
#include "runtime/workspace_secrets.h"

namespace lockstep
{

/// Fetches what a run needs to sign in to both sides. Main thread only.
class CredentialsFlow : public QObject
{
    Q_OBJECT

public:
    using Use = std::function<void(Result<LoadedCredentials>)>;

    /// Reads what the process was given, and nothing else: the named file (or the one the environment names), systemd,
    /// the environment.
    explicit CredentialsFlow(QString namedFile);
    /// And, for a side the process was not given, what was typed or the keychain holds. `secrets` outlives the flow.
    explicit CredentialsFlow(WorkspaceSecrets &secrets);

    /// `use` is called once, from the event loop and never from within this call, unless `context` has gone by then.
    /// Fails as `WorkspaceSecrets::load` does, after five seconds at the latest.
    void load(QObject &context, Use use);

private:
    std::unique_ptr<WorkspaceSecrets> m_own;
    WorkspaceSecrets &m_secrets;
};

} // namespace lockstep
