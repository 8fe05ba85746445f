// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/autostart.h"
#include "console/desktop_notices.h"

#include <QDBusConnection>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QVariantMap>

using namespace lockstep;
using namespace Qt::StringLiterals;

/// The notification service of a desktop.
class NoticeService : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    QStringList capabilities;
    QStringList told;
    QList<uint> replaced;

public Q_SLOTS:
    QStringList GetCapabilities() { return capabilities; }
    uint Notify(const QString &, uint replaces, const QString &, const QString &title, const QString &text,
                const QStringList &, const QVariantMap &, int)
    {
        told.append(QString(title + u": "_s + text));
        replaced.append(replaces);
        return 7;
    }
};

class BackgroundTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QDBusConnection bus = QDBusConnection::sessionBus();
        QVERIFY(bus.registerObject(u"/org/freedesktop/Notifications"_s, &m_service, QDBusConnection::ExportAllSlots));
        QVERIFY(bus.registerService(u"org.freedesktop.Notifications"_s));
    }
    void init()
    {
        m_service.capabilities = {u"body"_s};
        m_service.told.clear();
        m_service.replaced.clear();
    }

    void aNotice_isToldAsItIs_whereTheDesktopTakesTextForText()
    {
        DesktopNotices notices;
        notices.tell(u"Title"_s, u"<b>host</b> & co"_s);
        QTRY_COMPARE(m_service.told, (QStringList{u"Title: <b>host</b> & co"_s}));
    }

    void aNotice_isEscaped_whereTheDesktopTakesMarkup()
    {
        m_service.capabilities.append(u"body-markup"_s);
        DesktopNotices notices;
        notices.tell(u"Title"_s, u"<b>host</b> & co"_s);
        QTRY_COMPARE(m_service.told, (QStringList{u"Title: &lt;b&gt;host&lt;/b&gt; &amp; co"_s}));
    }

    void aNewerNotice_takesThePlaceOfTheOneBefore()
    {
        DesktopNotices notices;
        notices.tell(u"First"_s, {});
        QTRY_COMPARE(m_service.replaced, (QList<uint>{0}));
        QTRY_VERIFY(([&] {
            notices.tell(u"Next"_s, {});
            return QTest::qWaitFor([&] { return m_service.replaced.contains(7); }, 100);
        })());
    }

    void theStartAtLogIn_isAFileOfTheDesktop_andGoesAgain()
    {
        const QTemporaryDir folder;
        const Autostart autostart(folder.filePath(u"not there yet"_s));
        QVERIFY(!autostart.isOn());

        QVERIFY(autostart.turn(true, {u"/usr/bin/lockstep"_s, u"--background"_s}));

        QVERIFY(autostart.isOn());
        QFile file(autostart.file());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("\nExec=\"/usr/bin/lockstep\" \"--background\"\n"));
        QVERIFY(autostart.turn(false, {}));
        QVERIFY(!autostart.isOn());
        QVERIFY(autostart.turn(false, {}));
    }

    void whatCannotBeWritten_isSaid()
    {
        const QTemporaryDir folder;
        QFile inTheWay(folder.filePath(u"autostart"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const Autostart autostart(inTheWay.fileName());

        const auto done = autostart.turn(true, {u"lockstep"_s});

        QVERIFY(!done);
        QCOMPARE(done.error().subject, autostart.file());
    }

    void aCommandLine_keepsItsArguments_whateverTheyHold()
    {
        // The specification's own example: a dollar sign is written \\$ in the file.
        QCOMPARE(execValue({u"a b"_s, u"$5 \"`\\"_s, u"100%"_s}),
                 u"\"a b\" \"\\\\$5 \\\\\"\\\\`\\\\\\\\\" \"100%%\""_s);
    }

private:
    NoticeService m_service;
};

QTEST_MAIN(BackgroundTest)
#include "tst_background.moc"
