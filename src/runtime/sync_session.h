// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/mautic_connection.h"
#include "runtime/open_workspace.h"
#include "runtime/system_clock.h"
#include "sync/sync_engine.h"
#include "users/sql_user_directory.h"

namespace lockstep
{

/// What a session is made of besides the workspace.
struct SessionParts {
    MauticAccess mautic;
    UsersDatabaseAddress users;
    WorkspaceSettings settings;
    ReportProgress reportProgress = {};
    ReportRows reportRows = {};
};

/// Both sides connected and an engine between them. Belongs to one thread; the workspace outlives it.
class SyncSession
{
public:
    /// Takes the workspace for work. Fails as that and the users table do.
    [[nodiscard]] static Result<std::unique_ptr<SyncSession>> open(OpenWorkspace &workspace, SessionParts parts);

    [[nodiscard]] SyncEngine &engine() { return m_engine; }
    /// What Mautic lacks for this workspace: two requests.
    [[nodiscard]] Result<MauticInventory> missingInMautic(const std::stop_token &stop);

private:
    SyncSession(OpenWorkspace &workspace, SessionParts parts, std::unique_ptr<SqlUserDirectory> directory);

    SystemClock m_clock;
    WorkspaceSettings m_settings;
    std::unique_ptr<SqlUserDirectory> m_directory;
    MauticConnection m_mautic;
    SyncEngine m_engine;
};

} // namespace lockstep
