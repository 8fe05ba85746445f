// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/console_parts.h"

namespace lockstep
{

/// The page of plans: looking, choosing, writing, and their files.
void wireChanges(const ConsoleParts &parts);

} // namespace lockstep
