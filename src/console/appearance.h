// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/console_options.h"

#include <QPalette>

namespace lockstep
{

/// Style, colours and icons of the whole program. After the application object, before the first widget.
void applyAppearance(ColourChoice choice);

/// Ours for light or dark; for the desktop's choice, the palette there is.
[[nodiscard]] QPalette paletteFor(ColourChoice choice);

} // namespace lockstep
