// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/setup_state.h"
#include "runtime/run_session.h"

namespace lockstep
{

// What the set-up and the Connections page do on a worker thread: each blocks, and opens what it needs itself.

/// The workspace as its folder has it; without one, a fresh state. Nothing of sign-in data.
[[nodiscard]] Result<SetupState> readSetup(const QString &workspace);

struct MauticTest {
    QString workspace;
    MauticAccess access;
    WorkspaceSettings settings;
};
/// Version, rights, fields and segments: at most a dozen requests, none of which changes anything. Fields and segments
/// stay empty where the right to read them is missing. Guarded, with the other address as subject, where the store has
/// links to another Mautic.
[[nodiscard]] Result<MauticFound> testMautic(MauticTest test, const std::stop_token &stop);

struct UsersTest {
    UsersDatabaseAddress address;
    /// The saved mapping; none at the first look.
    UsersMapping mapping = {};
    UsersChoice choice = {};
    /// After a clear yes only.
    bool addLinkColumn = false;
};
/// The table, its columns and five rows.
[[nodiscard]] Result<UsersReport> testUsers(UsersTest test);

/// Sets the workspace up, or changes its settings. StoreBusy while a run goes on.
[[nodiscard]] Result<void> saveSetup(const QString &workspace, const WorkspaceSettings &settings);

} // namespace lockstep
