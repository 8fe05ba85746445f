// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sync_engine.h"

namespace lockstep
{

/// How a run ended, as the store keeps it.
[[nodiscard]] RunEnd endOf(const Result<SyncReport> &result, Moment now);

/// The rows of the given plan that the present decisions still ask for, in the plan's order, and those that do not
/// hold.
struct HoldingRows {
    QList<PositionedRow> rows = {};
    QList<RowOutcome> stale = {};
};
[[nodiscard]] HoldingRows allRows(const QList<PlanRow> &rows);
[[nodiscard]] HoldingRows holdingRows(const QList<PlanRow> &given, const QList<PlanRow> &now);

/// Whether these contacts were taken out of a segment by hand is not known; for a contact yet to be made it is.
void leaveUnknownMembersOut(QList<PlanRow> &rows);

} // namespace lockstep
