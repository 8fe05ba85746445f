// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/console_parts.h"

namespace lockstep
{

/// What waits for a person, and its counter on the rail.
void wireCases(const ConsoleParts &parts);

} // namespace lockstep
