// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/console_parts.h"

namespace lockstep
{

void wireConnections(const ConsoleParts &parts);

} // namespace lockstep
