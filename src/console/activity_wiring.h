// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/console_parts.h"

namespace lockstep
{

/// Everything that was sent and written, and its export.
void wireActivity(const ConsoleParts &parts);

} // namespace lockstep
