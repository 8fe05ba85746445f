// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/bulk_panel.h"
#include "gui/people_page.h"
#include "gui/people_table.h"
#include "models/people_model.h"
#include "panel_hands.h"
#include "people_samples.h"
#include "support/rich_text_walk.h"

#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace lockstep;
using namespace lockstep::testing;

/// The same decision about many people, from the list of everybody.
class TestBulkPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<PeopleModel>();
        m_page = std::make_unique<PeoplePage>(*m_model);
        m_page->resize(1200, 800);
        m_page->setVisible(true);
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        QList<PersonRow> people;
        for (int number = 0; number < 20; ++number)
            people.append(personNumber(number));
        m_model->showList({.generation = 1, .rowCount = 20});
        m_model->addPage(1, 0, people);
        m_page->showListed(20);
    }
    void cleanup()
    {
        m_page.reset();
        m_model.reset();
    }

    void aWholeFilter_isDecidedAsAFilter_counted_andTakenBack()
    {
        QSignalSpy fields(&bulk(), &BulkPanel::fieldsWanted);
        QSignalSpy asked(&bulk(), &BulkPanel::previewWanted);
        m_page->lookAt({PersonState::Differs});
        choose(1);
        QVERIFY(bulk().isVisible());
        QCOMPARE(fields.size(), 1);
        bulk().showFields({{.attribute = UserAttribute::Phone, .alias = u"phone"_s}});
        const auto wanted = asked.last().first().value<BulkDecision>();
        QCOMPARE(wanted.target.filter, std::optional(m_page->query()));
        QCOMPARE(wanted.target.filter->states, QList<PersonState>{PersonState::Differs});
        QCOMPARE(wanted.field, u"phone"_s);
        bulk().showPreview({.people = 4321, .onlyInMautic = 21, .decided = 4200, .alreadySo = 100, .seen = "h"});
        QVERIFY2(said(bulk()).contains(u"It would be decided for 4,200 people."_s), qPrintable(said(bulk())));
        QVERIFY2(said(bulk()).contains(u"It holds for 100 people already."_s), qPrintable(said(bulk())));
        QVERIFY2(said(bulk()).contains(u"Nothing is written for that."_s), qPrintable(said(bulk())));

        QSignalSpy confirmed(&bulk(), &BulkPanel::confirmed);
        QTest::mouseClick(button(bulk(), u"Stop syncing it for 4,200 people"_s), Qt::LeftButton);
        QCOMPARE(confirmed.first().first().value<BulkDecision>().seen, QByteArray("h"));
        QSignalSpy stopped(&bulk(), &BulkPanel::stopChosen);
        QTest::mouseClick(button(bulk(), u"Stop"_s), Qt::LeftButton);
        QCOMPARE(stopped.size(), 1);
        bulk().showReceipt({.batch = u"b"_s, .decided = 4200});
        QVERIFY2(said(bulk()).contains(u"Decided for 4,200 people."_s), qPrintable(said(bulk())));
        QSignalSpy takenBack(&bulk(), &BulkPanel::takeBackChosen);
        QTest::mouseClick(button(bulk(), u"Take it back"_s), Qt::LeftButton);
        QCOMPARE(takenBack.first().first().toString(), u"b"_s);
        bulk().showTakenBack(4200);
        QVERIFY2(said(bulk()).contains(u"Taken back: 4,200 decision(s)."_s), qPrintable(said(bulk())));
        QCOMPARE(richTextFound(), QStringList());
    }

    void aSelection_isDecidedForItsUsersAlone()
    {
        auto *table = m_page->findChild<PeopleTable *>();
        table->setFocus();
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QSignalSpy wanted(m_page.get(), &PeoplePage::usersWanted);
        choose(0);
        QCOMPARE(wanted.size(), 1);
        const QList<RowRange> rows{{0, 2}};
        QCOMPARE(wanted.first().first().value<QList<RowRange>>(), rows);
        QSignalSpy asked(&bulk(), &BulkPanel::previewWanted);
        m_page->decideFor({{u"u-10000"_s}, {u"u-10001"_s}, {u"u-10002"_s}});
        QVERIFY2(said(bulk()).contains(u"For 3 chosen user(s)"_s), qPrintable(said(bulk())));
        auto *answers = bulk().findChildren<QComboBox *>().first();
        answers->setFocus();
        QTest::keyClick(answers, Qt::Key_End);
        QCOMPARE(asked.last().first().value<BulkDecision>().answer, Answer::Unlink);
        QCOMPARE(asked.last().first().value<BulkDecision>().target.users.size(), 3);
        bulk().showPreview({.people = 3, .decided = 2, .notPossible = 1, .requests = 1});
        QVERIFY2(said(bulk()).contains(u"Cost: 1 API request(s)."_s), qPrintable(said(bulk())));
        QVERIFY(!button(bulk(), u"Unlink 2 people"_s)->isEnabled());
        auto *reason = bulk().findChild<QLineEdit *>();
        reason->setFocus();
        QTest::keyClicks(reason, u"wrong import"_s);
        QSignalSpy confirmed(&bulk(), &BulkPanel::confirmed);
        QTest::keyClick(reason, Qt::Key_Return);
        QCOMPARE(confirmed.first().first().value<BulkDecision>().note, u"wrong import"_s);
    }

    void aSelectionWithoutUsers_neverBecomesEverybody()
    {
        m_page->decideFor({});
        QVERIFY(!bulk().isVisible());
        QVERIFY(said(*m_page).contains(u"Nobody of the selection is a user of the application."_s));
    }

    void aListThatIsAnotherByNow_isSaid_andCountedAnew()
    {
        choose(1);
        bulk().showFields({{.attribute = UserAttribute::Phone, .alias = u"phone"_s}});
        bulk().showPreview({.people = 2, .decided = 2, .seen = "h"});
        QTest::mouseClick(button(bulk(), u"Stop syncing it"_s), Qt::LeftButton);
        QSignalSpy asked(&bulk(), &BulkPanel::previewWanted);
        bulk().showReceipt({.isOther = true});
        QCOMPARE(asked.size(), 1);
        bulk().showPreview({.people = 3, .decided = 3, .seen = "i"});
        QVERIFY2(said(bulk()).contains(u"Nothing was decided"_s), qPrintable(said(bulk())));
        QVERIFY(button(bulk(), u"Stop syncing it for 3 people"_s)->isEnabled());
    }

private:
    [[nodiscard]] BulkPanel &bulk() const { return m_page->bulk(); }
    void choose(int action) const
    {
        const auto *forMany = qobject_cast<QPushButton *>(button(*m_page, u"Decide for many"_s));
        forMany->menu()->actions().at(action)->trigger();
    }

    std::unique_ptr<PeopleModel> m_model;
    std::unique_ptr<PeoplePage> m_page;
};

QTEST_MAIN(TestBulkPanel)
#include "tst_bulk_panel.moc"
