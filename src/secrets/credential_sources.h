// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "secrets/secret_values.h"

namespace lockstep
{

/// Where sign-in data is looked for. A name found in an earlier one is not looked for in a later: the file an operator
/// named, systemd's credentials, the environment.
struct CredentialSources {
    /// Empty where none was named.
    QString file = {};
    /// systemd's $CREDENTIALS_DIRECTORY: one file per name; empty outside a service.
    QString systemdDirectory = {};

    /// The file the operator named, else the one in LOCKSTEP_CREDENTIALS_FILE, and systemd's directory.
    [[nodiscard]] static CredentialSources fromProcess(const QString &namedFile);
};

/// Every known name from every source. CredentialsExposed when the file can be read by others or belongs to someone
/// else, NoCredentials when it cannot be read.
[[nodiscard]] Result<SecretValues> readSecretValues(const CredentialSources &sources);

} // namespace lockstep
