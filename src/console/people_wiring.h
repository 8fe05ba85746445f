// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/console_parts.h"

namespace lockstep
{

/// The People page with its list, its pane, and the people the finder finds.
void wirePeople(const ConsoleParts &parts);

} // namespace lockstep
