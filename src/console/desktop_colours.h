// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPalette>

class QDBusVariant;

namespace lockstep
{

/// Follows the desktop's wish for dark or light where Qt 6.4 does not: GNOME and others tell it by the settings portal
/// (org.freedesktop.appearance, color-scheme: 1 is dark, 2 is light). Where there is no portal nothing changes. Main
/// thread; asks without waiting.
class DesktopColours final : public QObject
{
    Q_OBJECT

public:
    DesktopColours();

    void follow();

private:
    Q_SLOT void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);
    void use(uint scheme);

    QPalette m_desktops;
};

} // namespace lockstep
