// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/overview_flow.h"
#include "flows/person_names_flow.h"
#include "flows/plan_files_flow.h"
#include "flows/sync_flow.h"
#include "run_world.h"
#include "runtime/open_workspace.h"

#include <QSignalSpy>
#include <QTest>

using namespace lockstep;
using namespace lockstep::testing;

class SyncFlowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin({}); }

    void cleanup()
    {
        m_flow.reset();
        m_world.reset();
    }

    void aPlan_isMadeWithoutWritingToMautic()
    {
        signUp(3);
        m_flow->plan();
        QVERIFY(m_flow->isRunning());
        waitForTheEnd();

        QVERIFY(m_planned);
        QCOMPARE(kinds(m_planned->plan.rows).value(PlanRowKind::CreateContact), 3);
        QCOMPARE(m_planned->findings->usersRead, 3);
        QVERIFY(!m_progress.isEmpty());
        QCOMPARE(m_world->mautic().writingRequests(), 0);
    }

    void aSecondRun_isNotBegunWhileOneGoesOn()
    {
        QSignalSpy started(m_flow.get(), &SyncFlow::started);
        m_flow->plan();
        m_flow->sync();
        waitForTheEnd();

        QCOMPARE(started.size(), 1);
        QCOMPARE(m_ends, 1);
    }

    void rowsThatWereLeftOut_areNotWritten_andOutcomesKeepTheirPlace()
    {
        signUp(3);
        Plan plan = planned();
        plan.rows.removeIf([](const PlanRow &row) { return row.user == AppUserId{u"u2"_s}; });

        m_flow->apply(plan);
        waitForTheEnd();

        QVERIFY(m_finished);
        QCOMPARE(m_finished->written.created, 2);
        QCOMPARE(m_finished->rows.size(), plan.rows.size());
        for (const RowOutcome &row : m_finished->rows)
            QCOMPARE(row.outcome, AppliedOutcome::Done);
        QCOMPARE(m_live, m_finished->rows);
        QVERIFY(m_world->mautic().contactsWithEmail(u"u2@example.com"_s).isEmpty());
        QCOMPARE(m_world->mautic().contactsWithEmail(u"u3@example.com"_s).size(), 1);
    }

    void whatNoLongerHolds_isToldRowByRow_andNotWritten()
    {
        signUp(2);
        const Plan plan = planned();
        m_world->change(uR"(UPDATE "user" SET email = 'other@example.com' WHERE id = 'u1')"_s);

        m_flow->apply(plan);
        waitForTheEnd();

        QCOMPARE(m_finished->written.created, 1);
        QVERIFY(m_world->mautic().contactsWithEmail(u"u1@example.com"_s).isEmpty());
        for (const RowOutcome &row : m_finished->rows) {
            const PlanRow &planRow = plan.rows.at(row.position);
            if (planRow.kind == PlanRowKind::CreateContact)
                QCOMPARE(row.outcome,
                         planRow.user == AppUserId{u"u1"_s} ? AppliedOutcome::Stale : AppliedOutcome::Done);
        }
    }

    void aSync_asksBeforeItCreatesFieldsOrSegments()
    {
        signUp(1);
        m_flow->sync();
        waitForTheEnd();

        QVERIFY(m_needs);
        QVERIFY(m_needs->segments.contains(u"New Signups"_s));
        QCOMPARE(m_world->mautic().writingRequests(), 0);

        m_flow->syncCreating(true);
        waitForTheEnd();

        QVERIFY(m_finished);
        QCOMPARE(m_finished->written.created, 1);
        QCOMPARE(m_finished->written.segmentsCreated, 1);
    }

    void aMauticThatGoesAwayInTheMiddle_leavesNothingUnclear()
    {
        signUp(2);
        const Plan plan = planned();
        m_world->mautic().inject({.kind = FaultKind::CloseAfterApplying, .path = u"/api/contacts/batch/new"_s});

        m_flow->apply(plan);
        waitForTheEnd();

        QVERIFY(m_finished);
        QCOMPARE(m_finished->stoppedBy->kind, ErrorKind::OutcomeUnknown);
        QVERIFY(m_finished->rows.size() < plan.rows.size());
        QCOMPARE(outcomesOf(plan, PlanRowKind::CreateContact),
                 (QList<AppliedOutcome>{AppliedOutcome::Unknown, AppliedOutcome::Unknown}));

        QCOMPARE(kinds(planned().rows).value(PlanRowKind::CreateContact), 0);
    }

    void aMauticThatIsNotThere_changesNothing()
    {
        m_world->mautic().stop();
        m_flow->plan();
        waitForTheEnd();

        QCOMPARE(m_failed->kind, ErrorKind::Offline);
    }

    void aRunThatIsStopped_endsSoon_andKeepsWhatWasWritten()
    {
        begin({.latency = std::chrono::milliseconds(50)});
        signUp(30);
        const Plan plan = planned();
        connect(m_flow.get(), &SyncFlow::rowsChanged, m_flow.get(), [this](const QList<RowOutcome> &rows) {
            if (!rows.isEmpty())
                m_flow->stop();
        });

        m_flow->apply(plan);
        waitForTheEnd();

        QVERIFY(m_finished);
        QCOMPARE(m_finished->stoppedBy->kind, ErrorKind::Cancelled);
        QVERIFY(m_finished->rows.size() < plan.rows.size());
        QCOMPARE(m_finished->written.addedToSegment, 0);
        QCOMPARE(m_world->mautic().contactIds().size(), m_finished->written.created);
    }

    void aRunStoppedBeforeItBegan_isCancelled()
    {
        m_flow->plan();
        m_flow->stop();
        waitForTheEnd();

        QCOMPARE(m_failed->kind, ErrorKind::Cancelled);
    }

    void aWorkspaceAtWhichAnotherWorks_isLeftAlone()
    {
        auto other = OpenWorkspace::openExisting(m_world->workspace());
        QVERIFY((*other)->takeForWork());

        m_flow->plan();
        waitForTheEnd();

        QCOMPARE(m_failed->kind, ErrorKind::StoreBusy);
    }

    void aSideThatLostItsPeople_isGuarded_untilSomebodySaysItIsRight()
    {
        signUp(2);
        (void)planned();
        m_world->change(uR"(DELETE FROM "user")"_s);

        m_flow->plan();
        waitForTheEnd();
        QCOMPARE(m_failed->kind, ErrorKind::Guarded);

        m_flow->planAcceptingShrinkage();
        waitForTheEnd();
        QVERIFY(m_planned);
    }

    void withoutSignInData_nothingBegins()
    {
        QVERIFY(QFile::remove(m_world->file(u"lockstep.env"_s)));
        m_flow->plan();
        waitForTheEnd();

        QCOMPARE(m_failed->kind, ErrorKind::NoCredentials);
    }

    void theOverview_tellsRunsAndTheHour()
    {
        signUp(1);
        (void)planned();
        OverviewFlow overview(m_world->context());
        std::optional<WorkspaceOverview> read;
        connect(&overview, &OverviewFlow::overviewRead, this, [&read](const WorkspaceOverview &all) { read = all; });

        overview.read();

        QTRY_VERIFY(read);
        QCOMPARE(read->runs.size(), 1);
        QCOMPARE(read->runs.first().kind, RunKind::Plan);
        QVERIFY(read->requestsSpent > 0);
        QCOMPARE(read->mautic, m_world->mautic().address().toString());
    }

    void plans_areSavedOpenedAndExported()
    {
        signUp(1);
        const Plan plan = planned();
        PlanFilesFlow files(m_world->context());
        std::optional<PlanResult> opened;
        connect(&files, &PlanFilesFlow::opened, this, [&opened](const PlanResult &result) { opened = result; });
        QSignalSpy exported(&files, &PlanFilesFlow::exported);
        QSignalSpy failed(&files, &PlanFilesFlow::failed);

        files.save(plan, m_world->file(u"plan.json"_s));
        files.open(m_world->file(u"plan.json"_s));
        QTRY_VERIFY(opened);
        QCOMPARE(opened->plan.rows, plan.rows);

        files.exportRows({.rows = plan.rows}, m_world->file(u"plan.csv"_s));
        QTRY_COMPARE(exported.size(), 1);
        QFile table(m_world->file(u"plan.csv"_s));
        QVERIFY(table.open(QIODevice::ReadOnly));
        QVERIFY(table.readAll().contains("\"createContact\",\"u1\",\"Ada u1\",\"u1@example.com\""));
        QCOMPARE(table.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions());

        files.open(m_world->file(u"plan.csv"_s));
        QTRY_COMPARE(failed.size(), 1);
    }

    void names_areReadByIds()
    {
        signUp(2);
        (void)planned();
        PersonNamesFlow flow(m_world->context());
        QList<PersonName> names;
        connect(&flow, &PersonNamesFlow::namesRead, this, [&names](const QList<PersonName> &read) { names = read; });

        flow.read({{u"u2"_s}, {u"nobody"_s}});

        QTRY_COMPARE(names, (QList<PersonName>{{{u"u2"_s}, u"Ada u2"_s, u"u2@example.com"_s}}));
    }

private:
    void begin(const SandboxSettings &settings)
    {
        m_flow.reset();
        m_world.reset();
        m_world = std::make_unique<RunWorld>(settings);
        QVERIFY(m_world->setUp());
        m_flow = std::make_unique<SyncFlow>(m_world->context(), m_world->credentials());
        connect(m_flow.get(), &SyncFlow::progressed, this, [this](const Progress &now) { m_progress.append(now); });
        connect(m_flow.get(), &SyncFlow::planned, this, [this](const PlanResult &result) { m_planned = result; });
        connect(m_flow.get(), &SyncFlow::finished, this, [this](const RunResult &result) { m_finished = result; });
        connect(m_flow.get(), &SyncFlow::failed, this, [this](const Error &error) { m_failed = error; });
        connect(m_flow.get(), &SyncFlow::yesNeeded, this, [this](const SetupNeeds &needs) { m_needs = needs; });
        connect(m_flow.get(), &SyncFlow::workspaceChanged, this, [this] { ++m_ends; });
        connect(m_flow.get(), &SyncFlow::rowsChanged, this, [this](const QList<RowOutcome> &rows) {
            for (const RowOutcome &row : rows)
                m_byPosition.insert(row.position, row);
            m_live = m_byPosition.values();
        });
    }
    void signUp(int people)
    {
        for (int i = 1; i <= people; ++i)
            m_world->signUp(u"u%1"_s.arg(i));
    }
    void waitForTheEnd()
    {
        m_planned.reset();
        m_finished.reset();
        m_failed.reset();
        m_needs.reset();
        m_byPosition.clear();
        m_ends = 0;
        QTRY_VERIFY_WITH_TIMEOUT(m_ends > 0 && !m_flow->isRunning(), 30'000);
    }
    Plan planned()
    {
        m_flow->plan();
        waitForTheEnd();
        return m_planned ? m_planned->plan : Plan();
    }
    static QMap<PlanRowKind, int> kinds(const QList<PlanRow> &rows)
    {
        QMap<PlanRowKind, int> counts;
        for (const PlanRow &row : rows)
            ++counts[row.kind];
        return counts;
    }
    QList<AppliedOutcome> outcomesOf(const Plan &plan, PlanRowKind kind) const
    {
        QList<AppliedOutcome> outcomes;
        for (const RowOutcome &row : m_finished->rows) {
            if (plan.rows.at(row.position).kind == kind)
                outcomes.append(row.outcome);
        }
        return outcomes;
    }

    std::unique_ptr<RunWorld> m_world;
    std::unique_ptr<SyncFlow> m_flow;
    QList<Progress> m_progress;
    std::optional<PlanResult> m_planned;
    std::optional<RunResult> m_finished;
    std::optional<Error> m_failed;
    std::optional<SetupNeeds> m_needs;
    QMap<int, RowOutcome> m_byPosition;
    QList<RowOutcome> m_live;
    int m_ends = 0;
};

QTEST_GUILESS_MAIN(SyncFlowTest)
#include "tst_sync_flow.moc"
