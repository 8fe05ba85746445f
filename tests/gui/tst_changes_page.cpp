// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/changes_page.h"
#include "gui/runs_view.h"
#include "support/asked_prompter.h"
#include "support/hostile_texts.h"
#include "support/plan_samples.h"
#include "support/rich_text_walk.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

class ChangesPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_prompter = std::make_unique<AskedPrompter>();
        m_rows = std::make_unique<PlanRowsModel>();
        m_page = std::make_unique<ChangesPage>(*m_rows, *m_prompter);
        m_page->resize(1000, 640);
        m_page->show();
        connect(m_page.get(), &ChangesPage::writeWanted, this, [this](const Plan &plan) { m_wanted = plan; });
        m_wanted.reset();
    }

    void withoutAPlan_thePageSaysWhatWouldBeHere_andOneButtonLooks()
    {
        QSignalSpy wanted(m_page.get(), &ChangesPage::planWanted);

        QTest::mouseClick(button(u"See what a sync would &do"_s), Qt::LeftButton);

        QCOMPARE(wanted.size(), 1);
        QVERIFY(!isShown(u"&Save plan…"_s));
    }

    void earlierRuns_areShown_andOneIsTakenBackAfterAPreviewAndOneYes()
    {
        QList<RunId> previewed;
        QList<RunId> undone;
        connect(&m_page->runs(), &RunsView::previewWanted, this, [&](RunId run) { previewed.append(run); });
        connect(&m_page->runs(), &RunsView::undoChosen, this, [&](RunId run) { undone.append(run); });
        QSignalSpy wanted(&m_page->runs(), &RunsView::runsWanted);
        QTest::mouseClick(button(u"Earlier &runs…"_s), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        m_page->runs().show(runsOf(std::nullopt));
        QTableView *runs = nullptr;
        for (QTableView *each : m_page->findChildren<QTableView *>()) {
            if (each->accessibleName() == u"Earlier runs"_s)
                runs = each;
        }
        runs->setCurrentIndex(runs->model()->index(1, 0));
        QCOMPARE(previewed, QList<RunId>{RunId{6}});

        RunUndo undo{.values = 2, .links = 1, .changedSince = 1, .requests = 2};
        undo.staying = {{PlanRowKind::OptOut, 3}, {PlanRowKind::CreateContact, 4}};
        PlanRow row = updateRow(u"bo"_s, 4);
        row.changes = {{.alias = u"company"_s, .before = u"New"_s, .after = u"Old"_s}};
        undo.first = {{.who = {.user = {u"bo"_s}, .name = u"Bo Berg"_s}, .row = row}};
        m_page->runs().showPreview({7}, {.values = 99});
        m_page->runs().showPreview({6}, undo);
        QVERIFY(
            isSaid(u"2 value(s) would get back what was there before, and 1 link(s) would end: 2 API request(s)."_s));
        QVERIFY(isSaid(u"3 opt-out(s) stay: nobody is subscribed again without saying so."_s));
        QVERIFY(isSaid(u"4 contact(s) that were created stay in Mautic with their links."_s));
        QVERIFY(isSaid(u"1 value(s) or link(s) stay: somebody changed them since"_s));
        QTest::mouseClick(button(u"Take back 2 value(s) and 1 link(s)"_s), Qt::LeftButton);
        QCOMPARE(undone, QList<RunId>());
        QCOMPARE(m_prompter->asked.size(), 1);
        QCOMPARE(m_prompter->asked.first().yes, u"Take back 2 value(s) and 1 link(s)"_s);
        m_prompter->yes();
        QCOMPARE(undone, QList<RunId>{RunId{6}});

        m_page->runs().showUndone({6}, undo);
        QVERIFY(isSaid(u"The run is being taken back."_s));
        m_page->runs().show(runsOf(RunTakenBack{.by = u"Eve"_s, .waiting = 3}));
        m_page->runs().showPreview({6}, {});
        QCOMPARE(runs->model()->index(1, 2).data().toString(), u"done · is being taken back"_s);
        m_page->runs().show(runsOf(RunTakenBack{.by = u"Eve"_s, .done = 2, .left = 1}));
        QCOMPARE(runs->model()->index(1, 2).data().toString(), u"done · partly taken back"_s);
        QVERIFY(isSaid(u"2 put back. 1 left as they are: they had changed meanwhile."_s));
        QVERIFY(isSaid(u"Nothing of this run can be taken back."_s));
        QVERIFY(!isShown(u"Take back"_s));

        QTest::mouseClick(button(u"Back (Esc)"_s), Qt::LeftButton);
        QVERIFY(isShown(u"See what a sync would &do"_s));
    }

    void whatCouldNotBeWorkedOut_isNotWaitedFor()
    {
        QTest::mouseClick(button(u"Earlier &runs…"_s), Qt::LeftButton);
        m_page->runs().show(runsOf(std::nullopt));
        m_page->runs().choose({6});
        QVERIFY(isSaid(u"Working out what taking it back would write …"_s));

        m_page->runs().showError({.kind = ErrorKind::DiskFull});

        QVERIFY(!isSaid(u"Working out what taking it back would write …"_s));
        QVERIFY(isSaid(u"The disk is full"_s));
    }

    void hostileTextsInARunTakenBack_stayPlain()
    {
        QTest::mouseClick(button(u"Earlier &runs…"_s), Qt::LeftButton);
        for (const HostileText &hostile : hostileTexts()) {
            const QString &text = hostile.text;
            QList<ListedRun> runs = runsOf(RunTakenBack{.by = text, .done = 1});
            runs[0].run.startedBy = {.account = text, .displayName = text};
            m_page->runs().show(runs);
            m_page->runs().choose({6});
            RunUndo undo{.values = 1};
            PlanRow row = updateRow(text, 4);
            row.changes = {{.alias = text, .before = text, .after = text}};
            undo.first = {{.who = {.user = {text}, .name = text, .email = text}, .row = row}};
            m_page->runs().showPreview({6}, undo);
            QCoreApplication::processEvents();
            QVERIFY2(richTextFound().isEmpty(), qPrintable(hostile.name));
        }
        (void)m_page->grab();
    }

    void whileLooking_progressIsTold_andItCanBeStopped()
    {
        QSignalSpy stopped(m_page.get(), &ChangesPage::stopWanted);
        m_page->showRunning(RunKind::Plan);

        m_page->showProgress({.stage = Stage::ReadContacts, .done = 200, .total = 400});

        QVERIFY(isSaid(u"Reading contacts: 200 of 400"_s));
        QTest::mouseClick(button(u"S&top"_s), Qt::LeftButton);
        QCOMPARE(stopped.size(), 1);
        m_page->showProgress({.stage = Stage::ReadContacts, .done = 300, .total = 400});
        QVERIFY(isSaid(u"Stopping: what is under way is finished first"_s));
    }

    void aPlan_tellsItsCostAndWhoIsNew()
    {
        m_page->showPlan(planOf({createRow(u"anna"_s), updateRow(u"bo"_s, 4)}));

        QVERIFY(isSaid(u"2 people, 6 API calls, done in about 1 s; 91 calls of this hour left"_s));
        QVERIFY(button(u"&Write 2 changes to Mautic"_s));
    }

    void space_leavesARowOut_andTheCostIsAnother()
    {
        m_page->showPlan(planOf({createRow(u"anna"_s), segmentRow(u"anna"_s), updateRow(u"bo"_s, 4)}));
        QTableView *table = rowsTable();
        table->setFocus();
        table->setCurrentIndex(m_rows->index(0, 1));

        QTest::keyClick(table, Qt::Key_Space);

        QVERIFY(isSaid(u"1 people, 5 API calls, done in about 1 s; 91 calls of this hour left"_s));
        QTest::mouseClick(button(u"&Write 1 changes to Mautic"_s), Qt::LeftButton);
        QVERIFY(m_wanted);
        QCOMPARE(m_wanted->rows, QList<PlanRow>{updateRow(u"bo"_s, 4)});
    }

    void theTickOfARow_leavesItOutByMouse()
    {
        m_page->showPlan(planOf({createRow(u"anna"_s), updateRow(u"bo"_s, 4)}));
        QTableView *table = rowsTable();
        const QRect cell = table->visualRect(m_rows->index(1, 0));

        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell.topLeft() + QPoint(12, cell.height() / 2));

        QCOMPARE(m_rows->choice().included(), QList<int>{0});
    }

    void aWholeKind_isLeftOutByItsButtonAndOneTick()
    {
        m_page->showPlan(planOf({createRow(u"anna"_s), updateRow(u"bo"_s, 4), updateRow(u"cy"_s, 5)}));

        QTest::mouseClick(toolButton(u"Update contact 2"_s), Qt::LeftButton);
        QCOMPARE(m_rows->rowCount(), 2);
        QTest::mouseClick(m_page->findChild<QCheckBox *>(), Qt::LeftButton, {}, QPoint(8, 8));

        QCOMPARE(m_rows->choice().included(), QList<int>{0});
    }

    void fieldsAndSegments_areCreatedOnlyAfterAYes()
    {
        m_page->showPlan(planOf({createFieldRow(u"company"_s), createSegmentRow(), createRow(u"anna"_s)}));

        QTest::mouseClick(button(u"&Write 3 changes to Mautic"_s), Qt::LeftButton);

        QVERIFY(!m_wanted);
        QCOMPARE(m_prompter->asked.constLast().question, u"Create in Mautic: company, New Signups?"_s);
        m_prompter->yes();
        QVERIFY(m_wanted);
    }

    void whileWriting_everyRowShowsItsState_alsoWhereOthersWereLeftOut()
    {
        m_page->showPlan(planOf({createRow(u"anna"_s), updateRow(u"bo"_s, 4), updateRow(u"cy"_s, 5)}));
        m_rows->choose({0}, false);
        QTest::mouseClick(button(u"&Write 2 changes to Mautic"_s), Qt::LeftButton);
        m_page->showRunning(RunKind::Apply);

        m_page->showRows({{.position = 0, .outcome = AppliedOutcome::Sent}});

        QCOMPARE(states(), (QStringList{u"left out"_s, u"sent"_s, u"waiting"_s}));
        QVERIFY(!isShown(u"&Look again"_s));
    }

    void afterwards_whatHappenedIsToldRowByRow_andCounted()
    {
        const QList<PlanRow> rows{createRow(u"anna"_s), updateRow(u"bo"_s, 4), updateRow(u"cy"_s, 5)};
        write(rows);
        RunResult result{.kind = RunKind::Apply, .plan = planOf(rows).plan, .written = {.created = 1, .refused = 1}};
        result.rows = {{.position = 0, .outcome = AppliedOutcome::Done},
                       {.position = 1, .outcome = AppliedOutcome::Refused}};
        result.stoppedBy = Error{.kind = ErrorKind::OutcomeUnknown};

        m_page->showResult(result);

        QCOMPARE(states(), (QStringList{u"done"_s, u"refused"_s, u"not begun"_s}));
        QVERIFY(isSaid(u"contacts created: 1 · rows refused by Mautic: 1"_s));
        QVERIFY(isSaid(u"1 rows were not begun; the next run does them."_s));
        QVERIFY(isSaid(u"The connection to Mautic broke while something was being written."_s));
        QVERIFY(!isShown(u"&Write 3 changes to Mautic"_s));
    }

    void aPlanThatWentStale_staysAndSaysWhatToDo()
    {
        QSignalSpy wanted(m_page.get(), &ChangesPage::planWanted);
        write({createRow(u"anna"_s)});

        m_page->showError({.kind = ErrorKind::StalePlan});

        QVERIFY(isSaid(u"This plan no longer fits: something changed since it was made."_s));
        QCOMPARE(m_rows->phase(), PlanRowsModel::Phase::Choosing);
        QTest::mouseClick(button(u"Look a&gain"_s), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
    }

    void aGuardedPlan_isMadeAllTheSameOnlyAfterAYes()
    {
        QSignalSpy wanted(m_page.get(), &ChangesPage::planAcceptingShrinkageWanted);
        m_page->showRunning(RunKind::Plan);
        m_page->showError({.kind = ErrorKind::Guarded, .subject = u"Mautic"_s});

        QTest::mouseClick(button(u"&Go on all the same…"_s), Qt::LeftButton);

        QCOMPARE(wanted.size(), 0);
        m_prompter->yes();
        QCOMPARE(wanted.size(), 1);
    }

    void aPlanWithNothingInIt_saysSo()
    {
        m_page->showPlan(planOf({}));

        QVERIFY(isSaid(u"There is nothing to write"_s));
    }

    void theChosenRow_isShownFieldByField_andLeadsToItsPerson()
    {
        QList<PersonRef> shown;
        connect(m_page.get(), &ChangesPage::personWanted, this, [&shown](const PersonRef &who) { shown.append(who); });
        m_page->showPlan(planOf({createRow(u"anna"_s), updateRow(u"bo"_s, 4)}));

        rowsTable()->setCurrentIndex(m_rows->index(1, 1));

        QVERIFY(isSaid(u"Write firstname, company of user bo to contact 4."_s));
        QTest::mouseClick(button(u"Show &person"_s), Qt::LeftButton);
        QCOMPARE(shown, (QList<PersonRef>{{.user = {u"bo"_s}, .contact = ContactId{4}}}));
    }

    void theWidthOfColumns_isRemembered()
    {
        rowsTable()->setColumnWidth(2, 321);
        const QByteArray view = m_page->saveView();
        rowsTable()->setColumnWidth(2, 50);

        m_page->restoreView(view);

        QCOMPARE(rowsTable()->columnWidth(2), 321);
    }

    void hostileTexts_stayPlain()
    {
        QList<PlanRow> rows;
        QList<PersonName> names;
        for (const HostileText &hostile : hostileTexts()) {
            PlanRow row = updateRow(hostile.text, 1);
            row.changes[0].before = hostile.text;
            row.changes[0].after = hostile.text;
            row.segmentName = hostile.text;
            rows.append(row);
            names.append({.user = row.user, .name = hostile.text, .email = hostile.text});
        }
        m_page->showPlan(planOf(rows));
        m_rows->addNames(names);

        for (int row = 0; row < m_rows->rowCount(); ++row) {
            rowsTable()->setCurrentIndex(m_rows->index(row, 1));
            QCOMPARE(richTextFound(), QStringList());
        }
        (void)m_page->grab();
    }

    void everyControl_hasANameAndIsReachedByTab()
    {
        m_page->showPlan(planOf({createRow(u"anna"_s)}));
        for (QWidget *widget : m_page->findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            const auto *push = qobject_cast<QAbstractButton *>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (push && !push->text().isEmpty()),
                     widget->metaObject()->className());
        }
    }

private:
    /// Two runs, the older one taken back so far.
    static QList<ListedRun> runsOf(const std::optional<RunTakenBack> &takenBack)
    {
        const Run newer{.id = {7},
                        .kind = RunKind::Plan,
                        .state = RunState::Done,
                        .startedBy = {.account = u"eve"_s},
                        .startedAt = Moment::fromSeconds(1'790'000'000)};
        const Run older{.id = {6},
                        .kind = RunKind::Sync,
                        .state = RunState::Done,
                        .startedBy = {.account = u"eve"_s},
                        .startedAt = Moment::fromSeconds(1'789'990'000)};
        return {{.run = newer}, {.run = older, .takenBack = takenBack}};
    }
    void write(const QList<PlanRow> &rows)
    {
        m_page->showPlan(planOf(rows));
        Q_EMIT button(u"&Write %1 changes to Mautic"_s.arg(rows.size()))->clicked();
        m_page->showRunning(RunKind::Apply);
    }
    /// Where it stands once everything is laid out.
    QPushButton *button(const QString &text) const
    {
        QCoreApplication::processEvents();
        for (QPushButton *each : m_page->findChildren<QPushButton *>()) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }
    bool isShown(const QString &text) const { return button(text) != nullptr; }
    QToolButton *toolButton(const QString &text) const
    {
        for (QToolButton *each : m_page->findChildren<QToolButton *>()) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }
    bool isSaid(const QString &text) const
    {
        const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(),
                           [&text](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }
    QTableView *rowsTable() const
    {
        for (QTableView *table : m_page->findChildren<QTableView *>()) {
            if (table->model() == m_rows.get())
                return table;
        }
        return nullptr;
    }
    QStringList states() const
    {
        QStringList all;
        for (int row = 0; row < m_rows->rowCount(); ++row)
            all.append(m_rows->index(row, static_cast<int>(PlanColumn::Outcome)).data().toString());
        return all;
    }

    std::unique_ptr<AskedPrompter> m_prompter;
    std::unique_ptr<PlanRowsModel> m_rows;
    std::unique_ptr<ChangesPage> m_page;
    std::optional<Plan> m_wanted;
};

QTEST_MAIN(ChangesPageTest)
#include "tst_changes_page.moc"
