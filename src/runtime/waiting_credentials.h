// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/loaded_credentials.h"

namespace lockstep
{

/// For a program without an event loop: what the process was given and, where a session bus is, what the window put
/// into the keychain for this workspace. Waits for the keychain, five seconds at most. Main thread. Fails as
/// `WorkspaceSecrets::load` does.
[[nodiscard]] Result<LoadedCredentials> waitForCredentials(const QString &workspace, const QString &namedFile);

} // namespace lockstep
