// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/loaded_credentials.h"

namespace lockstep
{

/// Sets up a workspace for the sample application, whose table is known: nothing is asked. Fails as opening the
/// workspace and reading the users table do.
[[nodiscard]] Result<void> setUpSampleWorkspace(const QString &folder, const LoadedCredentials &credentials);

} // namespace lockstep
