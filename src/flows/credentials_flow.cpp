// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/credentials_flow.h"

namespace lockstep
{

CredentialsFlow::CredentialsFlow(QString namedFile)
    : m_namedFile(std::move(namedFile))
{
}

void CredentialsFlow::load(QObject &context, Use use)
{
    auto loaded = std::make_shared<Result<LoadedCredentials>>(loadProcessCredentials(m_namedFile));
    QMetaObject::invokeMethod(
        &context, [loaded, use = std::move(use)] { use(std::move(*loaded)); }, Qt::QueuedConnection);
}

} // namespace lockstep
