// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/run_result.h"
#include "runtime/run_session.h"

#include <variant>

namespace lockstep
{

/// What a run is asked to do.
struct RunOrder {
    RunKind kind = RunKind::Plan;
    /// For an apply.
    Plan plan = {};
    ShrinkGuard guard = ShrinkGuard::On;
    /// For a sync: whether what Mautic lacks is created; nothing where nobody was asked yet.
    std::optional<bool> createMissing = std::nullopt;
    /// For a sync of these people alone.
    QList<AppUserId> only = {};
};

/// SetupNeeds: nothing was begun, somebody has to say yes first.
using RunEnding = std::variant<PlanResult, RunResult, SetupNeeds, Error>;

/// One run from opening the workspace to closing it. Blocks; for the engine's thread.
[[nodiscard]] RunEnding carryOut(const RunOrder &order, const QString &workspace, LoadedCredentials credentials,
                                 RunListeners listeners, const std::stop_token &stop);

} // namespace lockstep
