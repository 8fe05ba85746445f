// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/sync_session.h"
#include "secrets/loaded_credentials.h"

namespace lockstep
{

/// Where the application's database is. NoCredentials where it was not given.
[[nodiscard]] Result<UsersDatabaseAddress> usersAddressIn(const LoadedCredentials &credentials);

/// The settings of this run: what was saved, with what the environment says on top.
[[nodiscard]] WorkspaceSettings settingsOfRun(WorkspaceSettings settings, const LoadedCredentials &credentials);

/// Who hears of a run while it goes on; called on its thread.
struct RunListeners {
    ReportProgress progress = {};
    ReportRows rows = {};
};

/// Connects both sides of a workspace that is set up. NoCredentials where sign-in data is missing, StoreMissing
/// before the set-up; else as SyncSession::open.
[[nodiscard]] Result<std::unique_ptr<SyncSession>>
openRunSession(OpenWorkspace &workspace, LoadedCredentials credentials, RunListeners listeners);

} // namespace lockstep
