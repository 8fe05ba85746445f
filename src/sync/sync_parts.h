// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/progress.h"
#include "domain/run_result.h"
#include "domain/workspace_settings.h"
#include "ports/clock.h"
#include "ports/contact_api.h"
#include "ports/request_gate.h"
#include "ports/user_directory.h"
#include "sync/repositories.h"

#include <functional>

namespace lockstep
{

/// Called before every intent is kept. Fails with StoreBusy when the lease was lost or somebody else wants it: what was
/// not begun then stays undone.
using StayInCharge = std::function<Result<void>()>;

/// The parts an engine works on; all outlive it and belong to its thread.
struct SyncParts {
    ContactApi &mautic;
    UserDirectory &directory;
    Repositories &store;
    RequestGate &gate;
    const Clock &clock;
    WorkspaceSettings settings;
    QString mauticAddress;
    ReportProgress reportProgress;
    ReportRows reportRows = [](const QList<RowOutcome> &) {};
    StayInCharge stayInCharge = [] { return Result<void>(); };
};

} // namespace lockstep
