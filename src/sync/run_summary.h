// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sync_engine.h"

namespace lockstep
{

/// How a run ended, as the store keeps it.
[[nodiscard]] RunEnd endOf(const Result<SyncReport> &result, Moment now);

/// The rows of the given plan that the present decisions still ask for, in the plan's order, and how many do not hold.
struct HoldingRows {
    QList<PlanRow> rows;
    int stale = 0;
};
[[nodiscard]] HoldingRows holdingRows(const QList<PlanRow> &given, const QList<PlanRow> &now);

} // namespace lockstep
