// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/loaded_credentials.h"

namespace lockstep
{

/// From the named file (or the one the environment names), systemd and the environment.
[[nodiscard]] inline Result<LoadedCredentials> loadProcessCredentials(const QString &namedFile)
{
    return loadCredentials(CredentialSources::fromProcess(namedFile));
}

} // namespace lockstep
