// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/apply_context.h"

namespace lockstep
{

/// Makes the fields and segments of the plan. One that Mautic refuses is reported and its values stay behind.
[[nodiscard]] Result<void> applySetup(ApplyContext &context, const QList<PositionedRow> &rows);

} // namespace lockstep
