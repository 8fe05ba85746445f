// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/console_parts.h"

namespace lockstep
{

/// The finder, and what can be done from anywhere.
void wireFrame(const ConsoleParts &parts);

} // namespace lockstep
