// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/console_parts.h"

namespace lockstep
{

/// The first page: whether both sides are in step, and the ways from there.
void wireOverview(const ConsoleParts &parts);

} // namespace lockstep
