// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/console_parts.h"

namespace lockstep
{

/// Covers the window with the assistant while the workspace is not set up.
void wireAssistant(const ConsoleParts &parts);

} // namespace lockstep
