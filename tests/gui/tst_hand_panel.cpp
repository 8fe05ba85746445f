// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/decision_bar.h"
#include "gui/hand_panel.h"
#include "gui/person_fields_view.h"
#include "gui/person_pane.h"
#include "gui/timeline_view.h"
#include "models/person_fields_model.h"
#include "panel_hands.h"
#include "people_samples.h"
#include "support/hostile_texts.h"
#include "support/rich_text_walk.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace lockstep;
using namespace lockstep::testing;

namespace
{

/// What the desk would answer to this.
HandPreview answered(const HandDecision &decision)
{
    HandPreview preview{.decision = decision, .seen = {.app = u"+49 30 1234567"_s, .mautic = u""_s}, .requests = 1};
    preview.rows.append({.kind = PlanRowKind::UpdateContact,
                         .user = decision.user,
                         .contact = ContactId{4001},
                         .changes = {{decision.field, u""_s, decision.value, ChangeReason::Decided}}});
    return preview;
}

} // namespace

/// What people change about one person by hand, and what they look at there.
class TestHandPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_pane = std::make_unique<PersonPane>();
        m_pane->resize(700, 900);
        m_pane->setVisible(true);
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
        m_pane->await(m_bo);
        m_pane->show(sampleDetails(m_bo));
    }
    void cleanup() { m_pane.reset(); }

    void aField_isEditedByKeyboard_shownBeforeItIsWritten_andTakenBack()
    {
        QSignalSpy asked(&hand(), &HandPanel::previewWanted);
        QSignalSpy confirmed(&hand(), &HandPanel::confirmed);
        chooseField(5);
        QTest::keyClick(&table(), Qt::Key_F2);
        QVERIFY(hand().isVisible());
        QVERIFY(edit(hand(), u"New value:"_s).hasFocus());
        QCOMPARE(edit(hand(), u"New value:"_s).text(), u"+49 30 1234567"_s);

        QTest::keyClicks(&edit(hand(), u"New value:"_s), u"+49 30 7654321"_s);
        QTest::keyClick(&edit(hand(), u"New value:"_s), Qt::Key_Return);
        QCOMPARE(confirmed.size(), 0);
        QTRY_COMPARE(asked.last().first().value<HandDecision>().value, u"+49 30 7654321"_s);
        hand().showPreview(answered(hand().decision()));
        QVERIFY2(said(hand()).contains(u"Mautic: phone from empty to +49 30 7654321."_s), qPrintable(said(hand())));
        QVERIFY2(said(hand()).contains(u"Cost: 1 API request(s)."_s), qPrintable(said(hand())));
        QTest::keyClicks(&edit(hand(), u"Reason:"_s), u"called us"_s);
        QTRY_COMPARE(asked.last().first().value<HandDecision>().note, u"called us"_s);
        hand().showPreview(answered(hand().decision()));
        QTest::keyClick(&edit(hand(), u"Reason:"_s), Qt::Key_Return);

        QCOMPARE(confirmed.size(), 1);
        const auto decision = confirmed.first().first().value<HandDecision>();
        const HandDecision expected{.user = m_bo.who.user,
                                    .answer = Answer::OtherValue,
                                    .field = u"phone"_s,
                                    .value = u"+49 30 7654321"_s,
                                    .note = u"called us"_s,
                                    .seen = SeenSides{.app = u"+49 30 1234567"_s, .mautic = u""_s}};
        QCOMPARE(decision, expected);
        hand().showReceipt(decision, {.batch = u"b1"_s});
        QVERIFY(!hand().isVisible());
        QVERIFY2(said(*m_pane).contains(u"Kept: phone: +49 30 7654321."_s), qPrintable(said(*m_pane)));

        QSignalSpy takenBack(m_pane.get(), &PersonPane::takeBackChosen);
        QTest::keyClick(&table(), Qt::Key_Z);
        QTest::mouseClick(button(*m_pane, u"Undo"_s), Qt::LeftButton);
        QCOMPARE(takenBack.size(), 2);
        QCOMPARE(takenBack.last().first().toString(), u"b1"_s);
        m_pane->showTakenBack(u"b1"_s, {Resolution{}});
        QVERIFY(said(*m_pane).contains(u"Taken back: 1 decision(s)."_s));
    }

    void aBadValue_isSaid_andWhatWasTypedStays()
    {
        chooseField(5);
        QTest::mouseClick(button(*m_pane, u"Edit"_s), Qt::LeftButton);
        QLineEdit &value = edit(hand(), u"New value:"_s);
        QTest::keyClicks(&value, u"much too long"_s);
        QSignalSpy asked(&hand(), &HandPanel::previewWanted);
        QTRY_VERIFY(!asked.isEmpty());
        HandPreview refused{.decision = hand().decision(), .outcome = DecisionOutcome::BadValue};
        refused.problem = ValueProblem::TooLong;
        hand().showPreview(refused);

        QVERIFY2(said(hand()).contains(u"longer than Mautic's field can hold"_s), qPrintable(said(hand())));
        QVERIFY(!button(hand(), u"Write it"_s)->isEnabled());
        QCOMPARE(value.text(), u"much too long"_s);
        m_pane->show(sampleDetails(m_bo));
        QCOMPARE(value.text(), u"much too long"_s);
        QVERIFY(hand().isVisible());
    }

    void aSideThatChangedMeanwhile_isSaid_andNothingTypedIsLost()
    {
        chooseField(5);
        QTest::keyClick(&table(), Qt::Key_F2);
        hand().showPreview(answered(hand().decision()));
        QSignalSpy confirmed(&hand(), &HandPanel::confirmed);
        QTest::mouseClick(button(hand(), u"Write it"_s), Qt::LeftButton);
        QCOMPARE(confirmed.size(), 1);

        hand().showReceipt(confirmed.first().first().value<HandDecision>(), {.outcome = DecisionOutcome::Changed});
        hand().showPreview(answered(hand().decision()));

        QVERIFY2(said(hand()).contains(u"A side changed while you were at it."_s), qPrintable(said(hand())));
        QVERIFY(button(hand(), u"Write it"_s)->isEnabled());
    }

    void aColumnThatMayNotBeWritten_isSaid_withTheWayToSwitchItOn()
    {
        QSignalSpy wanted(&hand(), &HandPanel::columnsWanted);
        chooseField(5);
        QTest::keyClick(&table(), Qt::Key_F2);
        QVERIFY2(said(hand()).contains(u"the application keeps +49 30 1234567"_s), qPrintable(said(hand())));
        QTest::mouseClick(button(hand(), u"Where to switch it on"_s), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);

        PersonDetails details = sampleDetails(m_bo);
        for (PersonField &field : details.fields)
            field.mayWriteApp = true;
        m_pane->show(details);
        chooseField(5);
        QTest::keyClick(&table(), Qt::Key_F2);
        QCOMPARE(button(hand(), u"Where to switch it on"_s), nullptr);
    }

    void aLink_isEndedAndMade_withAReason()
    {
        m_pane->findChild<QTabWidget *>()->setCurrentIndex(2);
        QTest::mouseClick(button(*m_pane, u"Unlink …"_s), Qt::LeftButton);
        QCOMPARE(hand().decision().answer, Answer::Unlink);
        HandPreview silent{.decision = hand().decision(), .outcome = DecisionOutcome::ReasonMissing};
        silent.rows.append({.kind = PlanRowKind::Unlink, .user = m_bo.who.user, .contact = ContactId{4001}});
        hand().showPreview(silent);
        QVERIFY2(said(hand()).contains(u"Say why"_s), qPrintable(said(hand())));
        QVERIFY(!button(hand(), u"Unlink"_s)->isEnabled());
        QTest::keyClick(&hand(), Qt::Key_Escape);
        QVERIFY(!hand().isVisible());

        QTest::mouseClick(button(*m_pane, u"Link to another contact"_s), Qt::LeftButton);
        QTest::keyClicks(&edit(hand(), u"Contact number:"_s), u"47x11"_s);
        QTest::keyClicks(&edit(hand(), u"Reason:"_s), u"same person"_s);
        const HandDecision expected{
            .user = m_bo.who.user, .answer = Answer::LinkContact, .contact = ContactId{4711}, .note = u"same person"_s};
        QCOMPARE(hand().decision(), expected);
    }

    void anotherPerson_closesThePanel()
    {
        chooseField(5);
        QTest::keyClick(&table(), Qt::Key_F2);
        const PersonRow eve = personNumber(5);
        m_pane->await(eve);
        m_pane->show(sampleDetails(eve));
        QVERIFY(!hand().isVisible());
    }

    void theFieldsOfThePast_areShown_sayingSinceWhenItIsKnown()
    {
        QSignalSpy wanted(m_pane.get(), &PersonPane::asOfWanted);
        QTest::mouseClick(button(*m_pane, u"As of"_s), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        m_pane->findChild<QDateTimeEdit *>()->setDateTime(QDateTime(QDate(2026, 10, 1), QTime(9, 0)));
        QTRY_COMPARE(wanted.size(), 2);
        const auto at = wanted.last().at(1).value<Moment>();
        PersonAsOf then{.who = m_bo.who, .at = at, .fields = everyStanding(), .knownSince = moment(2)};
        then.fields.first().app = u"then@example.com"_s;
        m_pane->showAsOf(then);

        QCOMPARE(table().model()->index(0, static_cast<int>(FieldColumn::App)).data(), u"then@example.com"_s);
        QVERIFY2(said(*m_pane).contains(u"Both sides as they were on"_s), qPrintable(said(*m_pane)));
        QVERIFY2(said(*m_pane).contains(u"Changes are known only since"_s), qPrintable(said(*m_pane)));
        QVERIFY(!button(*m_pane, u"Edit"_s)->isEnabled());
        QTest::mouseClick(button(*m_pane, u"As of"_s), Qt::LeftButton);
        QCOMPARE(table().model()->index(0, static_cast<int>(FieldColumn::App)).data(), u"anna@example.com"_s);
        QVERIFY(button(*m_pane, u"Edit"_s)->isEnabled());
    }

    void why_leadsToTheCase_namesTheRule_andTakesDecisionsBack()
    {
        PersonDetails details = sampleDetails(m_bo);
        for (PersonField &field : details.fields)
            field.policy = FieldPolicy{};
        const Resolution never{.batch = u"b7"_s,
                               .user = m_bo.who.user,
                               .answer = Answer::NeverSyncField,
                               .field = u"phone"_s,
                               .note = u"shared telephone"_s,
                               .state = ResolutionState::Done};
        details.timeline.prepend(
            {.at = moment(12), .kind = TimelineKind::Decided, .resolution = never, .startedBy = u"Eve"_s});
        m_pane->show(details);
        m_pane->findChild<QTabWidget *>()->setCurrentIndex(0);

        QSignalSpy wanted(m_pane.get(), &PersonPane::caseWanted);
        QTest::mouseClick(button(*m_pane, u"Decide: "_s), Qt::LeftButton);
        QCOMPARE(wanted.first().first().toLongLong(), 1);
        QSignalSpy takenBack(m_pane.get(), &PersonPane::takeBackChosen);
        QTest::mouseClick(button(*m_pane, u"Take back: phone"_s), Qt::LeftButton);
        QCOMPARE(takenBack.first().first().toString(), u"b7"_s);
        const QString why = m_pane->findChild<QPlainTextEdit *>()->toPlainText();
        QVERIFY2(why.contains(u"Rule for phone: to Mautic; where both sides changed, a person decides."_s),
                 qPrintable(why));
        QVERIFY2(
            why.contains(u"phone: never sync this field (holds until it is taken back). Reason: shared telephone"_s),
            qPrintable(why));
    }

    void theTimeline_isFilteredBySideAndWords_andWrittenToAFile()
    {
        m_pane->findChild<QTabWidget *>()->setCurrentIndex(1);
        auto &timeline = m_pane->timeline();
        const QList<QComboBox *> boxes = timeline.findChildren<QComboBox *>();
        QComboBox &side = *boxes.at(1);
        side.setCurrentIndex(side.findText(u"in Mautic"_s));
        const TimelineExport ofMautic = timeline.exportOf(TimelineFormat::Csv, u"x"_s);
        QCOMPARE(timeline.table().model()->rowCount(), ofMautic.entries.size());
        for (const TimelineEntry &entry : ofMautic.entries)
            QCOMPARE(sideOf(entry.kind), TimelineSide::Mautic);
        side.setCurrentIndex(0);
        QTest::keyClicks(&edit(timeline, u"Words in the entries shown"_s), u"UNSUBSCRIBED"_s);
        QCOMPARE(timeline.table().model()->rowCount(), 1);
        QSignalSpy wanted(&timeline, &TimelineView::exportWanted);
        button(timeline, u"Export"_s);
        for (QToolButton *each : timeline.findChildren<QToolButton *>()) {
            if (each->menu() != nullptr)
                each->menu()->actions().at(1)->trigger();
        }
        QCOMPARE(wanted.first().first().value<TimelineFormat>(), TimelineFormat::Json);
    }

    void mauticsOwnActivity_isAskedForOnlyWhenWanted_andNamed()
    {
        m_pane->findChild<QTabWidget *>()->setCurrentIndex(1);
        auto &timeline = m_pane->timeline();
        QSignalSpy wanted(&timeline, &TimelineView::eventsWanted);
        m_pane->show(sampleDetails(m_bo));
        QCOMPARE(wanted.size(), 0);
        QTest::mouseClick(button(timeline, u"Ask Mautic"_s), Qt::LeftButton);
        QCOMPARE(wanted.first().first().value<ContactId>(), ContactId{4001});
        timeline.showEventsProblem({4001}, {.kind = ErrorKind::BudgetSpent, .retryAfter = std::chrono::minutes(7)});
        QVERIFY2(!said(timeline).isEmpty(), qPrintable(said(timeline)));
        QVERIFY(button(timeline, u"Ask Mautic"_s)->isEnabled());

        const int before = timeline.table().model()->rowCount();
        timeline.showEvents(
            {4001},
            {.events = {{.at = moment(30), .kind = u"page.hit"_s, .type = u"Page hit"_s, .label = u"<b>Pricing</b>"_s}},
             .total = 40});
        QCOMPARE(timeline.table().model()->rowCount(), before + 1);
        const QModelIndex first = timeline.table().model()->index(0, 0);
        QCOMPARE(first.data(), u"Page hit: <b>Pricing</b>"_s);
        QVERIFY(first.data(PersonFieldsModel::SecondLineRole).toString().contains(u"from Mautic's own activity"_s));
        QVERIFY2(said(timeline).contains(u"of 40"_s), qPrintable(said(timeline)));
        timeline.showEvents({9}, {});
        QCOMPARE(timeline.table().model()->rowCount(), before + 1);
        QCOMPARE(richTextFound(), QStringList());
    }

    void hostileTexts_stayPlainQuickAndNarrow()
    {
        for (const HostileText &hostile : hostileTexts()) {
            PersonDetails details = sampleDetails(m_bo);
            for (PersonField &field : details.fields) {
                field.app = hostile.text;
                field.mautic = hostile.text;
            }
            details.cases.first().content.field = hostile.text;
            m_pane->show(details);
            chooseField(5);
            QTest::keyClick(&table(), Qt::Key_F2);
            HandPreview preview = answered(hand().decision());
            preview.rows.first().changes.first().before = hostile.text;
            hand().showPreview(preview);
            m_pane->timeline().showEvents({4001}, {.events = {{.at = moment(1), .type = hostile.text}}, .total = 1});
            (void)m_pane->grab();
            QCOMPARE(richTextFound(), QStringList());
            QVERIFY2(m_pane->minimumSizeHint().width() < 700, qPrintable(hostile.name));
            hand().close();
        }
    }

private:
    [[nodiscard]] HandPanel &hand() const { return m_pane->hand(); }
    [[nodiscard]] QTableView &table() const { return m_pane->findChild<PersonFieldsView *>()->table(); }
    void chooseField(int row) const
    {
        table().setFocus();
        table().setCurrentIndex(table().model()->index(row, 0));
    }

    std::unique_ptr<PersonPane> m_pane;
    const PersonRow m_bo = personNumber(1);
};

QTEST_MAIN(TestHandPanel)
#include "tst_hand_panel.moc"
