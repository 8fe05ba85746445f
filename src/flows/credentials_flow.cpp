// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/credentials_flow.h"

#include <QPointer>

namespace lockstep
{

CredentialsFlow::CredentialsFlow(QString namedFile)
    : m_own(std::make_unique<WorkspaceSecrets>(QString(), std::move(namedFile), nullptr))
    , m_secrets(*m_own)
{
}

CredentialsFlow::CredentialsFlow(WorkspaceSecrets &secrets)
    : m_secrets(secrets)
{
}

void CredentialsFlow::load(QObject &context, Use use)
{
    m_secrets.load([receiver = QPointer<QObject>(&context), use = std::move(use)](Result<LoadedCredentials> loaded) {
        if (receiver)
            use(std::move(loaded));
    });
}

} // namespace lockstep
