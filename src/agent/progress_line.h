// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/terminal.h"
#include "runtime/sync_session.h"

namespace lockstep
{

/// Shows on one line what the engine does. The terminal outlives it.
[[nodiscard]] ReportProgress progressLine(Terminal &terminal);

} // namespace lockstep
