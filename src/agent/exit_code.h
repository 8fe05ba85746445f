// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

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
};

[[nodiscard]] ExitCode exitCodeFor(ErrorKind kind);

} // namespace lockstep
