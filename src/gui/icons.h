// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

namespace lockstep
{

/// Makes Breeze the theme of icons the desktop lacks: the light one or the dark one, as the palette is. After the
/// application object, and again when the palette changes.
void useIconsFor(const QPalette &palette);

/// The icon of this freedesktop name from the desktop's theme or, where it has none, from Breeze.
[[nodiscard]] QIcon themedIcon(const QString &name);

} // namespace lockstep
