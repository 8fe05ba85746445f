// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/process_credentials.h"

#include <QObject>

#include <functional>

namespace lockstep
{

/// Fetches what a run needs to sign in to both sides. Main thread only.
class CredentialsFlow : public QObject
{
    Q_OBJECT

public:
    using Use = std::function<void(Result<LoadedCredentials>)>;

    /// Reads what the process was given: the named file (or the one the environment names), systemd, the environment.
    explicit CredentialsFlow(QString namedFile);

    /// `use` is called once, from the event loop and never from within this call, unless `context` has gone by then.
    /// Fails as `loadCredentials` does.
    void load(QObject &context, Use use);

private:
    QString m_namedFile;
};

} // namespace lockstep
