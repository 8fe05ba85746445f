// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/finder.h"
#include "gui/main_window.h"
#include "gui/plain_label.h"
#include "gui/status_strip.h"

#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace lockstep;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(lockstep::PageId)
Q_DECLARE_METATYPE(lockstep::PersonRef)

class MainWindowTest : public QObject
{
    Q_OBJECT

private:
    struct World {
        MainWindow window;
        QMap<PageId, QWidget *> pages;

        World()
        {
            for (const PageId page : allPages()) {
                auto *widget = new QLineEdit;
                pages.insert(page, widget);
                window.addPage(page, *widget);
            }
            window.show();
        }
        QLineEdit &search() { return *window.finder().findChild<QLineEdit *>(); }
        QStringList found()
        {
            const auto *list = window.finder().findChild<QListWidget *>();
            QStringList texts;
            for (int row = 0; row < list->count(); ++row)
                texts.append(list->item(row)->text());
            return texts;
        }
    };

private Q_SLOTS:
    void ctrlAndANumber_showsThatPage()
    {
        World world;
        QVERIFY(QTest::qWaitForWindowActive(&world.window));
        QTest::keyClick(&world.window, Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(world.window.currentPage(), PageId::Changes);
        QVERIFY(world.pages.value(PageId::Changes)->isVisible());
        QVERIFY(!world.pages.value(PageId::Overview)->isVisible());
    }

    void aClickOnTheRail_showsThatPage()
    {
        World world;
        for (QToolButton *button : world.window.findChildren<QToolButton *>()) {
            if (button->text() == PageWords::title(PageId::People))
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(world.window.currentPage(), PageId::People);
    }

    void everyPageOfTheRail_hasANameAndADescriptionForAssistiveTechnology()
    {
        World world;
        int described = 0;
        for (const QToolButton *button : world.window.findChildren<QToolButton *>()) {
            if (button->isCheckable() && !button->accessibleName().isEmpty()
                && !button->accessibleDescription().isEmpty())
                ++described;
        }
        QCOMPARE(described, allPages().size());
    }

    void aCounter_isToldInTheDescriptionToo()
    {
        World world;
        world.window.setCounter(PageId::Cases, 12);
        bool isTold = false;
        for (const QToolButton *button : world.window.findChildren<QToolButton *>())
            isTold = isTold || button->accessibleDescription().contains(u"12"_s);
        QVERIFY(isTold);
    }

    void ctrlK_findsAPageByAFewLetters_andEnterGoesThere()
    {
        World world;
        QVERIFY(QTest::qWaitForWindowActive(&world.window));
        QTest::keyClick(&world.window, Qt::Key_K, Qt::ControlModifier);
        QVERIFY(world.window.finder().isVisible());
        QTest::keyClicks(&world.search(), u"conn"_s);
        QCOMPARE(world.found(), QStringList{PageWords::title(PageId::Connections)});
        QTest::keyClick(&world.search(), Qt::Key_Return);
        QCOMPARE(world.window.currentPage(), PageId::Connections);
        QVERIFY(!world.window.finder().isVisible());
    }

    void ctrlK_findsAnAction()
    {
        World world;
        QAction action(u"Look for &changes"_s);
        QSignalSpy triggered(&action, &QAction::triggered);
        world.window.finder().addAction(action);
        world.window.finder().open();
        QTest::keyClicks(&world.search(), u"look for"_s);
        QTest::keyClick(&world.search(), Qt::Key_Return);
        QCOMPARE(triggered.size(), 1);
    }

    void ctrlK_findsAPerson_byWhatWasTypedLast()
    {
        World world;
        world.window.finder().open();
        QSignalSpy chosen(&world.window.finder(), &Finder::personChosen);
        QSignalSpy wanted(&world.window.finder(), &Finder::searchWanted);
        QTest::keyClicks(&world.search(), u"zoe"_s);
        QCOMPARE(wanted.last().first().toString(), u"zoe"_s);
        const PersonRow late{.who = {.user = {u"u1"_s}}, .name = u"Zo"_s, .email = u"zo@example.com"_s};
        const PersonRow zoe{.who = {.user = {u"u2"_s}}, .name = u"<b>Zoe</b>"_s, .email = u"zoe@example.com"_s};
        world.window.finder().showPeople(u"zo"_s, {late});
        QVERIFY(world.found().isEmpty());
        world.window.finder().showPeople(u"zoe"_s, {zoe});
        QCOMPARE(world.found(), QStringList{u"<b>Zoe</b>  ·  zoe@example.com  ·  u2"_s});
        QTest::keyClick(&world.search(), Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().value<PersonRef>(), zoe.who);
    }

    void escape_closesTheFinderAndGivesTheFocusBack()
    {
        World world;
        QVERIFY(QTest::qWaitForWindowActive(&world.window));
        QWidget *page = world.pages.value(PageId::Overview);
        page->setFocus();
        world.window.finder().open();
        QTest::keyClick(&world.search(), Qt::Key_Escape);
        QVERIFY(!world.window.finder().isVisible());
        QVERIFY(page->hasFocus());
    }

    void closing_isAskedFirst()
    {
        World world;
        QSignalSpy asked(&world.window, &MainWindow::closeAsked);
        world.window.close();
        QCOMPARE(asked.size(), 1);
        QVERIFY(world.window.isVisible());
        world.window.closeNow();
        QVERIFY(!world.window.isVisible());
    }

    void stop_isOfferedWhileSomethingRuns()
    {
        World world;
        QSignalSpy stopped(&world.window.status(), &StatusStrip::stopAsked);
        auto *stop = world.window.status().findChild<QPushButton *>();
        QVERIFY(!stop->isVisible());
        world.window.status().setRunning(u"Syncing"_s);
        world.window.status().setProgress({.stage = Stage::ReadContacts, .done = 500, .total = 2000});
        QVERIFY(stop->isVisible());
        QTest::mouseClick(stop, Qt::LeftButton);
        QCOMPARE(stopped.size(), 1);
        world.window.status().setIdle();
        QVERIFY(!stop->isVisible());
    }
};

QTEST_MAIN(MainWindowTest)
#include "tst_main_window.moc"
