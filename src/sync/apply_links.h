// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/apply_context.h"

namespace lockstep
{

/// Keeps the links of these rows in the store and, where it has a column for them, in the application.
[[nodiscard]] Result<void> applyLinks(ApplyContext &context, const QList<PositionedRow> &rows);

/// Keeps the adopted base values no row has taken yet, for users that have a link by now.
[[nodiscard]] Result<void> keepAdopted(ApplyContext &context);

} // namespace lockstep
