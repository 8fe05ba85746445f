// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/job_thread.h"

#include <QString>

namespace lockstep
{

/// What flows share: where the workspace is, and the threads that work there. Belongs to the main thread.
struct FlowContext {
    /// The folder; it may hold no workspace yet.
    QString workspace;
    /// Runs: one at a time, for minutes.
    JobThread &engine;
    /// Pages and details for the screen; what nobody waits for any more is abandoned.
    JobThread &read;
    /// One-off jobs: checks, exports.
    JobThread &work;
    /// The file with sign-in data the process was given; empty where there is none.
    QString credentialsFile = {};
};

} // namespace lockstep
