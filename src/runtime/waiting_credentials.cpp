// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/waiting_credentials.h"

#include "runtime/workspace_secrets.h"
#include "secrets/keychain_vault.h"

#include <QEventLoop>

namespace lockstep
{

namespace
{

/// The only place that runs an event loop of its own for secrets.
class LoadingLoop
{
public:
    explicit LoadingLoop(WorkspaceSecrets &secrets)
    {
        secrets.load([this](Result<LoadedCredentials> loaded) {
            m_loaded = std::move(loaded);
            m_loop.quit();
        });
    }

    [[nodiscard]] Result<LoadedCredentials> wait()
    {
        if (!m_loaded)
            m_loop.exec();
        return m_loaded ? std::move(*m_loaded) : fail(ErrorKind::KeychainSlow);
    }

private:
    QEventLoop m_loop;
    std::optional<Result<LoadedCredentials>> m_loaded;
};

} // namespace

Result<LoadedCredentials> waitForCredentials(const QString &workspace, const QString &namedFile)
{
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return loadCredentials(CredentialSources::fromProcess(namedFile));
    WorkspaceSecrets secrets(workspace, namedFile, std::make_unique<KeychainVault>());
    return LoadingLoop(secrets).wait();
}

} // namespace lockstep
