// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/apply_context.h"

namespace lockstep
{

/// Writes opt-outs, one request each, and reads Mautic's answer back. Whoever's opt-out is not confirmed gets no later
/// row of this apply, so that no campaign can start for them.
[[nodiscard]] Result<void> applyOptOuts(ApplyContext &context, const QList<PositionedRow> &rows);

} // namespace lockstep
