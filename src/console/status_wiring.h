// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/console_parts.h"

namespace lockstep
{

/// What the status bar says: both sides, the last sync, the hour's requests, and what runs.
void wireStatus(const ConsoleParts &parts);

} // namespace lockstep
