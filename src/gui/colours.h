// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

class QPalette;

namespace lockstep
{

/// What a colour says. Never alone: a word or a sign says the same.
enum class Tone { Good, Note, Waiting, Bad, Quiet };

/// For text and signs on the palette's window and base; readable on both, light or dark.
[[nodiscard]] QColor colourOf(Tone tone, const QPalette &palette);
/// For areas under the palette's own text colour.
[[nodiscard]] QColor backgroundOf(Tone tone, const QPalette &palette);
/// Light text on a dark window.
[[nodiscard]] bool isDark(const QPalette &palette);

} // namespace lockstep
