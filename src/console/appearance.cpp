// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/appearance.h"

#include "gui/icons.h"

#include <QApplication>
#include <QStyleFactory>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

struct Shades {
    QRgb window;
    QRgb base;
    QRgb alternate;
    QRgb button;
    QRgb text;
    QRgb quiet;
    QRgb highlight;
    QRgb link;
};

constexpr Shades lightShades{.window = 0xffeff0f1,
                             .base = 0xffffffff,
                             .alternate = 0xfff7f7f8,
                             .button = 0xfffcfcfc,
                             .text = 0xff232629,
                             .quiet = 0xff6b7075,
                             .highlight = 0xff2f7fb8,
                             .link = 0xff1d5c9e};
constexpr Shades darkShades{.window = 0xff2a2e32,
                            .base = 0xff1d2023,
                            .alternate = 0xff232629,
                            .button = 0xff31363b,
                            .text = 0xfffcfcfc,
                            .quiet = 0xffa1a9b1,
                            .highlight = 0xff2b6f9f,
                            .link = 0xff7fb8f0};

QPalette paletteOf(const Shades &shades)
{
    QPalette palette(QColor::fromRgb(shades.button), QColor::fromRgb(shades.window));
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, QColor::fromRgb(shades.text));
    palette.setColor(QPalette::Base, QColor::fromRgb(shades.base));
    palette.setColor(QPalette::ToolTipBase, QColor::fromRgb(shades.button));
    palette.setColor(QPalette::AlternateBase, QColor::fromRgb(shades.alternate));
    palette.setColor(QPalette::PlaceholderText, QColor::fromRgb(shades.quiet));
    palette.setColor(QPalette::Highlight, QColor::fromRgb(shades.highlight));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor::fromRgb(shades.link));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(shades.quiet));
    return palette;
}

} // namespace

QPalette paletteFor(ColourChoice choice)
{
    switch (choice) {
    case ColourChoice::Desktop:
        break;
    case ColourChoice::Light:
        return paletteOf(lightShades);
    case ColourChoice::Dark:
        return paletteOf(darkShades);
    }
    return QApplication::palette();
}

void applyAppearance(ColourChoice choice)
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    if (choice != ColourChoice::Desktop)
        QApplication::setPalette(paletteFor(choice));
    useIconsFor(QApplication::palette());
    QApplication::setWindowIcon(QIcon::fromTheme(u"lockstep"_s, QIcon(u":/icons/lockstep.svg"_s)));
}

} // namespace lockstep
