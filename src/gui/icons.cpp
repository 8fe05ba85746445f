// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/icons.h"

#include "gui/colours.h"

#include <QPalette>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

/// Platforms without a desktop theme of their own look nowhere.
void lookWhereThemesAre()
{
    QStringList paths = QIcon::themeSearchPaths();
    const QStringList folders =
        QStandardPaths::locateAll(QStandardPaths::GenericDataLocation, u"icons"_s, QStandardPaths::LocateDirectory);
    for (const QString &folder : folders) {
        if (!paths.contains(folder))
            paths.append(folder);
    }
    QIcon::setThemeSearchPaths(paths);
}

} // namespace

void useIconsFor(const QPalette &palette)
{
    lookWhereThemesAre();
    const QString breeze = isDark(palette) ? u"breeze-dark"_s : u"breeze"_s;
    QIcon::setFallbackThemeName(breeze);
    // Without a desktop the theme is hicolor, which is empty; one of ours from before is no choice of the desktop's.
    const QString theme = QIcon::themeName();
    if (theme.isEmpty() || theme == u"hicolor"_s || theme.startsWith(u"breeze"_s))
        QIcon::setThemeName(breeze);
}

QIcon themedIcon(const QString &name) { return QIcon::fromTheme(name); }

} // namespace lockstep
