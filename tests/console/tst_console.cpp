// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/console_world.h"
#include "models/people_model.h"
#include "models/plan_rows_model.h"
#include "support/hostile_texts.h"
#include "support/rich_text_walk.h"
#include "words/row_words.h"
#include "words/words_language.h"

#include <QAccessible>
#include <QPushButton>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTableView>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

namespace
{

constexpr int runEndsWithin = 30'000;

/// As the application would after somebody typed these texts into its forms.
bool enterHostileTexts(const QString &usersFile)
{
    bool isDone = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"hostile"_s);
        database.setDatabaseName(usersFile);
        isDone = database.open();
        int number = 0;
        for (const HostileText &hostile : hostileTexts()) {
            QSqlQuery add(database);
            add.prepare(
                u"INSERT INTO \"user\" (id, name, email, emailVerified, createdAt, updatedAt, locale, timezone, "
                "phone, company, accountTier, source) VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
            const QString id = u"hostile-%1"_s.arg(++number, 3, 10, QChar(u'0'));
            const QString time = u"2026-02-01T10:00:00.000Z"_s;
            for (const QString &value : {id, hostile.text, QString(id + u"@example.com"_s), time, time})
                add.addBindValue(value);
            for (int column = 0; column < 6; ++column)
                add.addBindValue(hostile.text);
            isDone = isDone && add.exec();
        }
    }
    QSqlDatabase::removeDatabase(u"hostile"_s);
    return isDone;
}

void press(ConsoleWorld &world, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    // Without a window manager nobody gives the focus back after a dialog.
    world.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&world.window()));
    QTest::keyClick(&world.window(), key, modifiers);
}

} // namespace

class ConsoleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installLanguage(); }
    void everythingThatTakesTheFocus_hasANameForAssistiveTechnology();
    void aNewcomer_getsFromTheFirstLookToAnAppliedPlan();
    void everyPage_showsHostileTextsAsTheyAre();
    void mauticThatIsGone_isSaidAndNothingShownIsLost();
    void closingWhileARunGoesOn_asksFirstAndLosesNothing();
};

void ConsoleTest::everythingThatTakesTheFocus_hasANameForAssistiveTechnology()
{
    ConsoleWorld world;
    QVERIFY(world.isUp());
    QVERIFY(world.open());
    press(world, Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(world.find<PlanRowsModel>().rowCount() > 0, runEndsWithin);
    QStringList nameless;
    for (const PageId page : allPages()) {
        world.window().showPage(page);
        for (QWidget *widget : world.window().findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
                continue;
            const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
            if (!accessible || accessible->text(QAccessible::Name).isEmpty()) {
                nameless.append(QString::fromLatin1(widget->metaObject()->className()) + u" in "_s
                                + QString::fromLatin1(widget->parentWidget()->metaObject()->className()));
            }
        }
    }
    QCOMPARE(nameless.join(u'\n'), QString());
}

void ConsoleTest::aNewcomer_getsFromTheFirstLookToAnAppliedPlan()
{
    ConsoleWorld world;
    QVERIFY(world.isUp());
    QVERIFY(world.open());
    press(world, Qt::Key_F5);
    QCOMPARE(world.window().currentPage(), PageId::Changes);
    auto &rows = world.find<PlanRowsModel>();
    QTRY_VERIFY_WITH_TIMEOUT(rows.rowCount() > 0, runEndsWithin);
    QCOMPARE(world.mautic().writingRequests(), 0);

    const QString write = RowWords::writeButton(rows.rowCount()).remove(u'&');
    QTRY_VERIFY(world.button(write));
    QTest::mouseClick(world.button(write), Qt::LeftButton);
    QTRY_VERIFY(ConsoleWorld::question());
    QCOMPARE(richTextFound().join(u'\n'), QString());
    ConsoleWorld::sayYes();
    QTRY_VERIFY_WITH_TIMEOUT(world.mautic().writingRequests() > 0, runEndsWithin);
    auto &people = world.find<PeopleModel>();
    const auto isInStep = [&people] {
        int count = 0;
        for (int row = 0; row < people.rowCount(); ++row) {
            const auto person = people.rowAt(row);
            count += person && person->state == PersonState::InStep ? 1 : 0;
        }
        return count > people.rowCount() / 2;
    };
    press(world, Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(isInStep(), runEndsWithin);

    world.mautic().forgetRequests();
    press(world, Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(rows.rowCount(), 0, runEndsWithin);
}

void ConsoleTest::everyPage_showsHostileTextsAsTheyAre()
{
    ConsoleWorld world;
    QVERIFY(world.isUp());
    QVERIFY(enterHostileTexts(world.usersFile()));
    const auto &texts = hostileTexts();
    for (int index = 0; index < texts.size(); ++index) {
        const QString text = texts.at(index).text;
        world.mautic().addContact({{u"email"_s, u"other-%1@example.com"_s.arg(index)},
                                   {u"firstname"_s, text},
                                   {u"lastname"_s, text},
                                   {u"company"_s, text},
                                   {u"phone"_s, text}});
    }
    QVERIFY(world.open());
    press(world, Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(world.find<PlanRowsModel>().rowCount() > texts.size(), runEndsWithin);
    QTRY_VERIFY_WITH_TIMEOUT(world.find<PeopleModel>().rowCount() > 2 * texts.size(), runEndsWithin);
    for (const PageId page : allPages()) {
        world.window().showPage(page);
        for (QTableView *table : world.window().findChildren<QTableView *>()) {
            const int last = qMin(table->model()->rowCount(), 300);
            for (int row = 0; table->isVisible() && row < last; ++row) {
                table->setCurrentIndex(table->model()->index(row, 1));
                QCoreApplication::processEvents();
            }
        }
        world.window().grab();
        QCOMPARE(richTextFound().join(u'\n'), QString());
    }
}

void ConsoleTest::mauticThatIsGone_isSaidAndNothingShownIsLost()
{
    ConsoleWorld world;
    QVERIFY(world.isUp());
    QVERIFY(world.open());
    press(world, Qt::Key_F5);
    auto &people = world.find<PeopleModel>();
    auto &rows = world.find<PlanRowsModel>();
    QTRY_VERIFY_WITH_TIMEOUT(people.rowCount() > 0 && rows.rowCount() > 0, runEndsWithin);
    const int peopleBefore = people.rowCount();
    const int rowsBefore = rows.rowCount();

    world.mautic().stop();
    press(world, Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(world.showsAProblem(), runEndsWithin);
    QCOMPARE(people.rowCount(), peopleBefore);
    QCOMPARE(rows.rowCount(), rowsBefore);
}

void ConsoleTest::closingWhileARunGoesOn_asksFirstAndLosesNothing()
{
    ConsoleWorld world;
    QVERIFY(world.isUp());
    QVERIFY(world.open());
    world.mautic().inject({.kind = FaultKind::Drip, .path = u"/api/contacts"_s});
    press(world, Qt::Key_F5);
    QTRY_VERIFY(!world.mautic().requests().isEmpty());
    world.window().close();
    QTRY_VERIFY(ConsoleWorld::question());
    QVERIFY(world.window().isVisible());
    ConsoleWorld::sayYes();
    QTRY_VERIFY_WITH_TIMEOUT(!world.window().isVisible(), runEndsWithin);
    QCOMPARE(world.mautic().writingRequests(), 0);
}

QTEST_MAIN(ConsoleTest)
#include "tst_console.moc"
