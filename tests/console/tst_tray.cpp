// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/autostart.h"
#include "console/console_world.h"
#include "console/tray.h"
#include "gui/computer_panel.h"
#include "runtime/open_workspace.h"
#include "runtime/process_credentials.h"
#include "runtime/sample_setup.h"
#include "runtime/system_clock.h"

#include <QCheckBox>
#include <QFile>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace lockstep;
using namespace lockstep::testing;

namespace
{

/// What the tray's menu offers, without mnemonics.
QStringList offered()
{
    QStringList texts;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        for (const QAction *action : qobject_cast<QMenu *>(widget) ? widget->actions() : QList<QAction *>()) {
            if (action->isVisible() && !action->isSeparator())
                texts.append(action->text().remove(u'&'));
        }
    }
    return texts;
}

void choose(const QString &text)
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        for (QAction *action : qobject_cast<QMenu *>(widget) ? widget->actions() : QList<QAction *>()) {
            if (action->isVisible() && action->text().remove(u'&') == text) {
                action->trigger();
                return;
            }
        }
    }
    QFAIL(qPrintable(text));
}

const QString pauseEntry = u"Pause"_s;
const QString resumeEntry = u"Resume"_s;

} // namespace

/// The entry in the desktop's tray, and what the program does while its window is closed.
class TestTray : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheEngineCanBeTold_isOffered_data()
    {
        QTest::addColumn<EngineStatus>("status");
        QTest::addColumn<QStringList>("entries");
        const auto status = [](EngineState state) { return EngineStatus{.state = state, .at = now}; };
        const QStringList withPause{u"Open Lockstep"_s, pauseEntry, u"Quit"_s};
        QTest::newRow("idle") << status(EngineState::Idle) << withPause;
        QTest::newRow("offline") << status(EngineState::Offline) << withPause;
        QTest::newRow("paused") << status(EngineState::Paused)
                                << QStringList{u"Open Lockstep"_s, resumeEntry, u"Quit"_s};
        QTest::newRow("nobody runs it") << status(EngineState::Off) << QStringList{u"Open Lockstep"_s, u"Quit"_s};
        EngineStatus gone = status(EngineState::Working);
        gone.at = Moment::fromSeconds(now.seconds() - 3600);
        QTest::newRow("gone without a word") << gone << QStringList{u"Open Lockstep"_s, u"Quit"_s};
    }
    void whatTheEngineCanBeTold_isOffered()
    {
        QFETCH(const EngineStatus, status);
        Tray tray;

        tray.showEngine(status, now);

        QTEST(offered(), "entries");
    }

    void eachEntry_isSaidOnce()
    {
        Tray tray;
        QSignalSpy opened(&tray, &Tray::openChosen);
        QSignalSpy paused(&tray, &Tray::pauseChosen);
        QSignalSpy resumed(&tray, &Tray::resumeChosen);
        QSignalSpy quit(&tray, &Tray::quitChosen);

        tray.showEngine({.state = EngineState::Idle, .at = now}, now);
        choose(u"Open Lockstep"_s);
        choose(pauseEntry);
        tray.showEngine({.state = EngineState::Paused, .at = now}, now);
        choose(resumeEntry);
        choose(u"Quit"_s);

        QCOMPARE((QList<qsizetype>{opened.size(), paused.size(), resumed.size(), quit.size()}),
                 (QList<qsizetype>{1, 1, 1, 1}));
    }

    void theEngine_isPausedAndResumedFromTheTray()
    {
        ConsoleWorld world;
        QVERIFY(world.isUp());
        sayYesOnce(world);
        QVERIFY(world.open());

        QTRY_VERIFY_WITH_TIMEOUT(offered().contains(pauseEntry), 15'000);
        choose(pauseEntry);
        QTRY_VERIFY_WITH_TIMEOUT(offered().contains(resumeEntry), 15'000);
        choose(resumeEntry);
        QTRY_VERIFY_WITH_TIMEOUT(offered().contains(pauseEntry), 15'000);
    }

    void startingAtLogIn_isAChoiceOfThePerson()
    {
        ConsoleWorld world;
        QVERIFY(world.isUp());
        QVERIFY(world.open());
        world.window().showPage(PageId::Connections);
        QCheckBox *start = nullptr;
        for (QCheckBox *box : world.find<ComputerPanel>().findChildren<QCheckBox *>()) {
            if (box->text().contains(u"log in"_s))
                start = box;
        }
        QVERIFY(start && !start->isChecked());
        const Autostart autostart;

        start->click();
        QVERIFY(autostart.isOn());
        QFile file(autostart.file());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString command = QString::fromUtf8(file.readAll());
        QVERIFY(command.contains(u"\"--background\" \"--workspace\" \"%1\""_s.arg(world.workspace())));

        start->click();
        QVERIFY(!autostart.isOn());
        QVERIFY(!start->isChecked());
    }

    void quittingFromTheTray_endsTheProgram()
    {
        ConsoleWorld world;
        QVERIFY(world.isUp());
        QVERIFY(world.open());

        choose(u"Quit"_s);

        QTRY_VERIFY(!world.window().isVisible());
    }

private:
    static inline const Moment now = Moment::fromSeconds(1'793'000'000);

    /// As after a first sync: from then on the engine goes on by itself.
    static void sayYesOnce(const ConsoleWorld &world)
    {
        const auto credentials = loadProcessCredentials(world.credentialsFile());
        QVERIFY(credentials);
        QVERIFY(setUpSampleWorkspace(world.workspace(), *credentials));
        const auto workspace = OpenWorkspace::openExisting(world.workspace());
        QVERIFY(workspace);
        RunRepository &runs = (*workspace)->store().runs;
        const auto run = runs.start(RunKind::Sync, {.account = u"eve"_s}, SystemClock().now());
        QVERIFY(run);
        QVERIFY(runs.finish(*run, {.state = RunState::Done, .at = SystemClock().now()}));
    }
};

QTEST_MAIN(TestTray)
#include "tst_tray.moc"
