// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/colours.h"

#include <QPalette>

namespace lockstep
{

namespace
{

QColor blended(const QColor &over, const QColor &under, double share)
{
    const auto mix = [share](int a, int b) { return static_cast<int>(a * share + b * (1 - share)); };
    return {mix(over.red(), under.red()), mix(over.green(), under.green()), mix(over.blue(), under.blue())};
}

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QColor colourOf(Tone tone, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Good:
        return dark ? QColor(0x6f, 0xcf, 0x8e) : QColor(0x1b, 0x6e, 0x3a);
    case Tone::Note:
        return dark ? QColor(0x7f, 0xb8, 0xf0) : QColor(0x1d, 0x5c, 0x9e);
    case Tone::Waiting:
        return dark ? QColor(0xe6, 0xb4, 0x55) : QColor(0x8a, 0x5a, 0x00);
    case Tone::Bad:
        return dark ? QColor(0xf2, 0x8b, 0x82) : QColor(0xb0, 0x22, 0x1c);
    case Tone::Quiet:
        return blended(palette.color(QPalette::WindowText), palette.color(QPalette::Window), 0.66);
    }
    return palette.color(QPalette::WindowText);
}

QColor backgroundOf(Tone tone, const QPalette &palette)
{
    return blended(colourOf(tone, palette), palette.color(QPalette::Window), 0.14);
}

} // namespace lockstep
