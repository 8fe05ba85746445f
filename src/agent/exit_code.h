// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_status.h"

namespace lockstep
{

/// What a script is told; the README says the same.
enum class ExitCode {
    Done = 0,
    Failed = 1,
    BadUsage = 2,
    /// Done, but cases wait for a person or rows of the plan no longer held.
    NeedsReview = 3,
    NoCredentials = 4,
    StoppedByGuard = 5,
    /// Of the engine in the background: a side does not answer.
    EngineOffline = 6,
    EngineNotRunning = 7,
    EnginePaused = 8,
};

/// What monitoring is told: 0 as long as it goes on without a person.
[[nodiscard]] ExitCode exitCodeFor(const EngineStatus &status);

[[nodiscard]] ExitCode exitCodeFor(ErrorKind kind);

} // namespace lockstep
