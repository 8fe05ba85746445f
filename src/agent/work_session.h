// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/command_context.h"
#include "runtime/run_session.h"

namespace lockstep
{

/// A workspace and the session in it, ready to plan or apply.
struct WorkSession {
    std::unique_ptr<OpenWorkspace> workspace;
    std::unique_ptr<SyncSession> session;
    /// Names of sign-in data that were given and are of no use.
    QStringList ignoredNames = {};
    /// The users table has a column for the link.
    bool storesLinks = false;
};

enum class SetUp { IfNeeded, MustExist };

/// Sign-in data first, so that nothing is made without; then workspace, table and, the first time, the questions of the
/// set-up.
[[nodiscard]] Result<WorkSession> openWorkSession(CommandContext &context, SetUp setUp);

/// The same up to the session: the workspace, taken for work and ready for runs, and what is signed in with.
struct ReadyWorkspace {
    std::unique_ptr<OpenWorkspace> workspace;
    LoadedCredentials credentials;
};
[[nodiscard]] Result<ReadyWorkspace> openReadyWorkspace(CommandContext &context, SetUp setUp);

} // namespace lockstep
