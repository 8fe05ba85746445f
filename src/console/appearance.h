// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/console_options.h"

namespace lockstep
{

/// Style, colours and icons of the whole program. After the application object, before the first widget.
void applyAppearance(ColourChoice choice);

} // namespace lockstep
