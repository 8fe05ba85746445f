// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/run_result.h"
#include "sync/sync_engine.h"

namespace lockstep
{

/// What a run saw, decided and did, as values for the screen.
[[nodiscard]] PlanResult planResultOf(const SyncReport &report);
/// `applied` is what the store keeps of the run; `plan` what was to be written.
[[nodiscard]] RunResult runResultOf(RunKind kind, const SyncReport &report, const Plan &plan,
                                    const QList<AppliedRow> &applied);
/// What Mautic lacks for a workspace.
[[nodiscard]] SetupNeeds needsOf(const MauticInventory &inventory);

} // namespace lockstep
