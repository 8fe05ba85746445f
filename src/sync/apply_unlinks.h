// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/apply_context.h"

namespace lockstep
{

/// Ends links: the contact no longer names the user, the store keeps no link, nor does the application's column. The
/// contact itself stays, with its opt-outs.
[[nodiscard]] Result<void> applyUnlinks(ApplyContext &context, const QList<PositionedRow> &rows);

} // namespace lockstep
