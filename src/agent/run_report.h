// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/exit_code.h"
#include "runtime/sync_session.h"

#include <QJsonObject>

namespace lockstep
{

/// What a plan would do, for a person: counts by kind, who is new, the cost, what waits and what is left alone.
[[nodiscard]] QString planText(const SyncReport &report);
/// What an apply or a sync did.
[[nodiscard]] QString doneText(const SyncReport &report);

[[nodiscard]] QJsonObject planJson(const SyncReport &report);
[[nodiscard]] QJsonObject doneJson(const SyncReport &report);

/// How a run that came back counts for a script.
[[nodiscard]] ExitCode exitCodeOf(const SyncReport &report);

} // namespace lockstep
