// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/appearance.h"
#include "console/desktop_colours.h"
#include "gui/colours.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

/// The settings portal of a desktop.
class Portal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    uint scheme = 0;

public Q_SLOTS:
    QDBusVariant Read(const QString &, const QString &)
    {
        return QDBusVariant(QVariant::fromValue(QDBusVariant(scheme)));
    }

Q_SIGNALS:
    void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value);
};

class DesktopColoursTest : public QObject
{
    Q_OBJECT

private:
    static bool isDark() { return lockstep::isDark(QApplication::palette()); }

    Portal m_portal;

private Q_SLOTS:
    void initTestCase()
    {
        QDBusConnection bus = QDBusConnection::sessionBus();
        QVERIFY(bus.registerObject(u"/org/freedesktop/portal/desktop"_s, &m_portal,
                                   QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(bus.registerService(u"org.freedesktop.portal.Desktop"_s));
    }
    void init() { applyAppearance(ColourChoice::Light); }

    void aDesktopThatPrefersDark_getsADarkWindow()
    {
        m_portal.scheme = 1;
        DesktopColours colours;
        colours.follow();
        QTRY_VERIFY(isDark());
    }

    void aDesktopThatChangesItsMind_isFollowed()
    {
        m_portal.scheme = 1;
        DesktopColours colours;
        colours.follow();
        QTRY_VERIFY(isDark());
        Q_EMIT m_portal.SettingChanged(u"org.freedesktop.appearance"_s, u"color-scheme"_s, QDBusVariant(2U));
        QTRY_VERIFY(!isDark());
        Q_EMIT m_portal.SettingChanged(u"org.freedesktop.appearance"_s, u"color-scheme"_s, QDBusVariant(1U));
        QTRY_VERIFY(isDark());
    }
};

QTEST_MAIN(DesktopColoursTest)
#include "tst_desktop_colours.moc"
