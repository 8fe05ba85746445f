// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/cases_flow.h"
#include "flows/rules_flow.h"
#include "flows/runs_flow.h"
#include "flows/sync_flow.h"
#include "run_world.h"
#include "runtime/workspace_settings_file.h"

#include <QSignalSpy>
#include <QTest>

using namespace lockstep;
using namespace lockstep::testing;

class CasesFlowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<RunWorld>();
        m_flow.reset();
        m_queue.reset();
        m_files.clear();
        m_receipts.reset();
        m_told = 0;
    }

    void cleanup()
    {
        m_flow.reset();
        m_world.reset();
    }

    void withoutAWorkspace_nothingWaits_andThatIsNoFailure()
    {
        beginFlow();

        m_flow->read();

        QTRY_VERIFY(m_queue);
        QCOMPARE(*m_queue, QList<QueuedCase>());
        QCOMPARE(m_failures, 0);
    }

    void theQueue_comesWithThoseItIsAbout()
    {
        beginWithTwoCases();

        QCOMPARE(m_queue->size(), 2);
        const CaseRow &row = m_queue->first().row;
        QCOMPARE(row.user.email, u"u1@example.com"_s);
        QCOMPARE(row.contacts.size(), 2);
        QCOMPARE(row.contacts.first().name, u"One"_s);
        QCOMPARE(row.contacts.first().address,
                 QString(m_world->mautic().address().toString() + u"/s/contacts/view/1"_s));
    }

    void aCase_isReadWithItsCandidatesAndAnswers_andTheNextIsAtHand()
    {
        beginWithTwoCases();

        m_flow->open(idOf(0), {idOf(1)});
        QTRY_COMPARE(m_files.size(), 1);
        QCOMPARE(m_files.first().candidates.size(), 2);
        QVERIFY(!m_files.first().offers.isEmpty());
        QCOMPARE(m_files.first().alike, 1);
        // Jobs are done one after the other: what was asked for before is there when this answers.
        QSignalSpy answered(m_flow.get(), &CasesFlow::decidedRead);
        m_flow->readDecided();
        QTRY_COMPARE(answered.size(), 1);

        m_flow->open(idOf(1), {});
        QCOMPARE(m_files.size(), 2);
        QCOMPARE(m_files.last().queued.row.open.id, idOf(1));
    }

    void aDecision_isKept_toldToTheEngine_andTakenBack()
    {
        beginWithTwoCases();
        const qint64 number = idOf(0);
        QList<Resolution> undone;
        connect(m_flow.get(), &CasesFlow::takenBack, this,
                [&undone](const QString &, const QList<Resolution> &resolutions) { undone = resolutions; });

        m_flow->decide({{.caseId = number, .answer = Answer::LeaveAlone}});
        QTRY_VERIFY(m_receipts);
        QCOMPARE(m_receipts->size(), 1);
        QCOMPARE(m_receipts->first().outcome, DecisionOutcome::Kept);
        QCOMPARE(m_told, 1);
        QTRY_COMPARE(m_queue->size(), 1);

        m_flow->takeBack(m_receipts->first().batch);
        QTRY_COMPARE(undone.size(), 1);
        QCOMPARE(m_told, 2);
        QTRY_COMPARE(m_queue->size(), 2);
    }

    void theSecondOfTwoOperators_isToldWhoWasFirst()
    {
        beginWithTwoCases();
        const CaseDecision first{.caseId = idOf(0), .answer = Answer::LeaveAlone};
        m_flow->decide({first});
        QTRY_VERIFY(m_receipts);
        m_receipts.reset();

        m_flow->decide({{.caseId = first.caseId, .answer = Answer::LinkContact, .contact = ContactId{1}}});

        QTRY_VERIFY(m_receipts);
        QCOMPARE(m_receipts->first().outcome, DecisionOutcome::NotOpen);
        QCOMPARE(m_receipts->first().answer, std::optional(Answer::LeaveAlone));
        QVERIFY(!m_receipts->first().by.isEmpty());
    }

    void allAlike_arePreviewed_withoutDecidingAnything()
    {
        beginWithTwoCases();
        std::optional<AlikePreview> preview;
        connect(m_flow.get(), &CasesFlow::previewed, this, [&preview](const AlikePreview &read) { preview = read; });

        m_flow->previewAlike({.caseId = idOf(0), .answer = Answer::LeaveAlone});

        QTRY_VERIFY(preview);
        QCOMPARE(preview->cases.size(), 2);
        m_queue.reset();
        m_flow->read();
        QTRY_VERIFY(m_queue);
        QCOMPARE(m_queue->size(), 2);
    }

    void casesAreTaken_putToSleep_andWoken()
    {
        beginWithTwoCases();
        const qint64 number = idOf(0);

        m_flow->assign({number}, true);
        QTRY_COMPARE(m_queue->first().assignedTo, CasesFlow::account());
        m_flow->assign({number}, false);
        QTRY_COMPARE(m_queue->first().assignedTo, QString());
        m_flow->snooze({number}, std::nullopt);
        QTRY_VERIFY(m_queue->first().snoozedUntil);
        m_flow->wake({number});
        QTRY_VERIFY(!m_queue->first().snoozedUntil);
    }

    void whatWasDecided_isRead_newestFirst_andAgainAfterEachDecision()
    {
        beginWithTwoCases();
        QList<Resolution> decided;
        connect(m_flow.get(), &CasesFlow::decidedRead, this,
                [&decided](const QList<Resolution> &resolutions) { decided = resolutions; });
        m_flow->readDecided();

        m_flow->decide({{.caseId = idOf(0), .answer = Answer::LeaveAlone}});

        QTRY_COMPARE(decided.size(), 1);
        QCOMPARE(decided.first().answer, Answer::LeaveAlone);
        QCOMPARE(decided.first().by.account, CasesFlow::account());
    }

    void anAnswer_isTriedAsARule_andSaved_once()
    {
        beginWithTwoCases();
        std::optional<RulePreview> preview;
        QSignalSpy saved(m_flow.get(), &CasesFlow::ruleSaved);
        QSignalSpy refused(m_flow.get(), &CasesFlow::previewFailed);
        connect(m_flow.get(), &CasesFlow::rulePreviewed, this, [&preview](const RulePreview &read) { preview = read; });

        m_flow->previewRule(u"lastname"_s, Answer::TakeApp);
        QTRY_VERIFY(preview);
        QVERIFY(preview->rule);
        QCOMPARE(preview->comparison.people, 2);
        m_flow->saveRule(*preview->rule);
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(m_told, 1);

        m_flow->saveRule(*preview->rule);
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(saved.size(), 1);
    }

    void anAddressThatIsTyped_isChecked()
    {
        beginWithTwoCases();
        QSignalSpy checked(m_flow.get(), &CasesFlow::addressChecked);

        m_flow->checkAddress(u"anna@mailinator.com"_s);

        QTRY_COMPARE(checked.size(), 1);
        QCOMPARE(checked.first().at(0).toString(), u"anna@mailinator.com"_s);
        QCOMPARE(checked.first().at(1).value<QList<ConcernedAddress>>().size(), 1);
    }

    void aDraftOfRules_isComparedOnEverybody()
    {
        beginWithTwoCases();
        RulesFlow rules(m_world->context());
        std::optional<RuleComparison> comparison;
        connect(&rules, &RulesFlow::compared, this,
                [&comparison](const RuleComparison &compared) { comparison = compared; });
        const auto settings = savedSettings(m_world->workspace());
        QVERIFY(settings && *settings);

        rules.compare(**settings);

        QTRY_VERIFY(comparison);
        QCOMPARE(*comparison, RuleComparison{.people = 2});
    }

    void aRunThatWroteNothing_isListed_andCannotBeTakenBack()
    {
        beginWithTwoCases();
        RunsFlow runs(m_world->context());
        QList<ListedRun> listed;
        std::optional<RunUndo> preview;
        QSignalSpy refused(&runs, &RunsFlow::failed);
        connect(&runs, &RunsFlow::runsRead, this, [&listed](const QList<ListedRun> &read) { listed = read; });
        connect(&runs, &RunsFlow::previewed, this, [&preview](RunId, const RunUndo &undo) { preview = undo; });

        runs.read();
        QTRY_COMPARE(listed.size(), 1);
        runs.preview(listed.first().run.id);
        QTRY_VERIFY(preview);
        QCOMPARE(*preview, RunUndo());
        runs.undo(listed.first().run.id);
        QTRY_COMPARE(refused.size(), 1);
    }

private:
    void beginFlow()
    {
        m_flow = std::make_unique<CasesFlow>(m_world->context());
        connect(m_flow.get(), &CasesFlow::queueRead, this, [this](const QList<QueuedCase> &cases) { m_queue = cases; });
        connect(m_flow.get(), &CasesFlow::fileRead, this, [this](const CaseFile &file) { m_files.append(file); });
        connect(m_flow.get(), &CasesFlow::decided, this,
                [this](const QList<DecisionReceipt> &receipts) { m_receipts = receipts; });
        connect(m_flow.get(), &CasesFlow::told, this, [this] { ++m_told; });
        connect(m_flow.get(), &CasesFlow::failed, this, [this] { ++m_failures; });
    }
    /// Two users whom two contacts fit each.
    void beginWithTwoCases()
    {
        QVERIFY(m_world->setUp());
        for (const QString &user : {u"u1"_s, u"u2"_s}) {
            m_world->signUp(user);
            for (const QString &name : {u"One"_s, u"Two"_s})
                m_world->mautic().addContact({{u"email"_s, QString(user + u"@example.com"_s)}, {u"firstname"_s, name}});
        }
        SyncFlow sync(m_world->context(), m_world->credentials());
        QSignalSpy ended(&sync, &SyncFlow::workspaceChanged);
        sync.plan();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20'000);
        beginFlow();
        m_flow->read();
        QTRY_VERIFY(m_queue);
    }
    [[nodiscard]] qint64 idOf(int place) const { return m_queue->at(place).row.open.id; }

    std::unique_ptr<RunWorld> m_world;
    std::unique_ptr<CasesFlow> m_flow;
    std::optional<QList<QueuedCase>> m_queue;
    QList<CaseFile> m_files;
    std::optional<QList<DecisionReceipt>> m_receipts;
    int m_told = 0;
    int m_failures = 0;
};

QTEST_GUILESS_MAIN(CasesFlowTest)
#include "tst_cases_flow.moc"
