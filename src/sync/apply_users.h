// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/apply_context.h"

namespace lockstep
{

/// Writes values to the application, each only while the user still has the one the plan saw, and keeps what both sides
/// agree on from then on. Reads the users back, so that what the application made of a value is known.
[[nodiscard]] Result<void> applyUsers(ApplyContext &context, const QList<PositionedRow> &rows);

} // namespace lockstep
