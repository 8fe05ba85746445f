// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/apply_context.h"

namespace lockstep
{

/// Puts new users into their segments. That it was done is kept with the link, so that it is never done twice.
[[nodiscard]] Result<void> applySegments(ApplyContext &context, const QList<PositionedRow> &rows);

} // namespace lockstep
