// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/desktop_colours.h"

#include "console/appearance.h"
#include "gui/colours.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

const QString service = u"org.freedesktop.portal.Desktop"_s;
const QString path = u"/org/freedesktop/portal/desktop"_s;
const QString interface = u"org.freedesktop.portal.Settings"_s;
const QString appearance = u"org.freedesktop.appearance"_s;
const QString colourScheme = u"color-scheme"_s;
constexpr uint preferDark = 1;

/// The portal wraps its answer twice.
uint numberIn(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}

} // namespace

DesktopColours::DesktopColours()
    : m_desktops(QApplication::palette())
{
}

void DesktopColours::follow()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service, path, interface, u"SettingChanged"_s, this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(service, path, interface, u"Read"_s);
    question.setArguments({appearance, colourScheme});
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (!reply.isError())
            use(numberIn(QVariant::fromValue(reply.value())));
    });
}

void DesktopColours::settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == appearance && key == colourScheme)
        use(numberIn(QVariant::fromValue(value)));
}

void DesktopColours::use(uint scheme)
{
    // A palette the desktop made dark itself is its own choice of shades.
    const bool needsOurs = scheme == preferDark && !isDark(m_desktops);
    QApplication::setPalette(needsOurs ? paletteFor(ColourChoice::Dark) : m_desktops);
}

} // namespace lockstep
