// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/engine_flow.h"
#include "flows/service_flow.h"
#include "run_world.h"
#include "runtime/open_workspace.h"
#include "runtime/system_clock.h"

#include <QSignalSpy>
#include <QTest>

using namespace lockstep;
using namespace lockstep::testing;

/// What the window knows of the engine and asks of it, and the engine that goes on while the window is there.
class TestEngineFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<RunWorld>();
        QVERIFY(m_world->setUp());
        m_flow = std::make_unique<EngineFlow>(m_world->context());
        m_service = std::make_unique<ServiceFlow>(m_world->context(), m_world->credentials());
        m_status.reset();
        connect(m_flow.get(), &EngineFlow::statusRead, this, [this](const EngineStatus &status) { m_status = status; });
        connect(m_flow.get(), &EngineFlow::told, m_service.get(), &ServiceFlow::wake);
    }
    void cleanup()
    {
        m_service.reset();
        m_flow.reset();
        m_world.reset();
    }

    void withoutAWorkspace_nothingIsKnown_andThatIsNoFailure()
    {
        FlowContext nowhere = m_world->context();
        nowhere.workspace = m_world->file(u"nowhere"_s);
        EngineFlow flow(nowhere);
        QSignalSpy read(&flow, &EngineFlow::statusRead);
        QSignalSpy failed(&flow, &EngineFlow::failed);

        flow.follow();
        waitFor(nowhere.read);

        QCOMPARE(read.size(), 0);
        QCOMPARE(failed.size(), 0);
    }

    void beforeARunHasWritten_noEngineBegins()
    {
        m_world->signUp(u"u1"_s);
        m_service->begin();
        waitFor(m_world->context().work);

        QVERIFY(!m_service->isRunning());
        m_flow->follow();
        QTRY_VERIFY(m_status);
        QCOMPARE(m_status->state, EngineState::Off);
    }

    void onceARunHasWritten_whoeverSignsUp_isBroughtByItself()
    {
        beginEngine();

        signUpNow(u"u2"_s);

        QTRY_VERIFY_WITH_TIMEOUT(isInMautic(u"u2"_s), 30'000);
    }

    void aPause_isHeeded_untilSomebodyEndsIt()
    {
        beginEngine();
        m_flow->pause();
        QTRY_VERIFY_WITH_TIMEOUT(state() == EngineState::Paused, 15'000);

        signUpNow(u"u2"_s);
        QSignalSpy turned(m_service.get(), &ServiceFlow::turned);
        m_service->wake();
        QTRY_VERIFY_WITH_TIMEOUT(!turned.isEmpty(), 15'000);
        QVERIFY(!isInMautic(u"u2"_s));

        m_flow->resume();
        QTRY_VERIFY_WITH_TIMEOUT(isInMautic(u"u2"_s), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(state() != EngineState::Paused, 15'000);
    }

    void anEngineThatIsAskedToEnd_endsSoon_andIsSaidToBeOff()
    {
        beginEngine();

        m_service->askToStop();

        QTRY_VERIFY_WITH_TIMEOUT(state() == EngineState::Off, 15'000);
    }

    void whoeverWasGivenUp_isFound_andGetsAnotherTurn()
    {
        giveUp(u"u1"_s);
        QList<FailureGroup> groups;
        connect(m_flow.get(), &EngineFlow::reportRead, this,
                [&groups](const EngineReport &report) { groups = report.failures; });
        m_flow->readReport();
        QTRY_COMPARE(groups.size(), 1);
        const FailureGroup group = groups.first();
        QCOMPARE(group.kind, ErrorKind::ServerFault);

        QList<AppUserId> people;
        connect(m_flow.get(), &EngineFlow::peopleFound, this, [&](const QList<AppUserId> &users) { people = users; });
        m_flow->findPeople(group);
        QTRY_COMPARE(people, (QList<AppUserId>{{u"u1"_s}}));

        QSignalSpy again(m_flow.get(), &EngineFlow::triedAgain);
        m_flow->tryAgain(group);
        QTRY_COMPARE(again.size(), 1);
        QCOMPARE(again.first().first().toInt(), 1);
        QTRY_COMPARE(groups.size(), 0);
    }

    void whatAnotherProcessRan_makesThePagesReadAnew_once()
    {
        QSignalSpy changed(m_flow.get(), &EngineFlow::workspaceChanged);
        lookAtRuns();
        QCOMPARE(changed.size(), 0);

        m_world->signUp(u"u1"_s);
        QVERIFY(m_world->sync());
        lookAtRuns();
        QCOMPARE(changed.size(), 1);

        lookAtRuns();
        QCOMPARE(changed.size(), 1);
    }

    void somebodyAtTheWindow_isNotedAtMostOnceAMinute()
    {
        m_flow->notePeople();
        waitFor(m_world->context().work);
        const auto first = peopleSeenAt();
        QVERIFY(first);

        m_flow->notePeople();
        waitFor(m_world->context().work);
        QCOMPARE(peopleSeenAt(), first);
    }

private:
    /// Until what was asked of the thread is answered.
    void waitFor(JobThread &thread)
    {
        bool isDone = false;
        thread.start(
            *this, [](const std::stop_token &) { return true; }, [&isDone](bool done) { isDone = done; });
        QTRY_VERIFY_WITH_TIMEOUT(isDone, 15'000);
    }
    void lookAtRuns()
    {
        m_flow->readReport();
        waitFor(m_world->context().read);
    }
    /// With one person in step, and followed.
    void beginEngine()
    {
        m_world->signUp(u"u1"_s);
        QVERIFY(m_world->sync());
        m_service->begin();
        QTRY_VERIFY(m_service->isRunning());
        m_flow->follow();
        QTRY_VERIFY_WITH_TIMEOUT(state() != EngineState::Off, 15'000);
    }
    void signUpNow(const QString &id) { m_world->signUp(id, toIsoText(SystemClock().now())); }
    [[nodiscard]] EngineState state() const { return m_status ? m_status->state : EngineState::Off; }
    [[nodiscard]] bool isInMautic(const QString &user) const
    {
        return m_world->mautic().contactsWithEmail(QString(user + u"@example.com"_s)).size() == 1;
    }
    [[nodiscard]] std::optional<Moment> peopleSeenAt() const
    {
        const auto workspace = OpenWorkspace::openExisting(m_world->workspace());
        return (*workspace)->store().engineStatus.peopleSeenAt().value_or(std::nullopt);
    }
    void giveUp(const QString &user)
    {
        const auto workspace = OpenWorkspace::openExisting(m_world->workspace());
        WorkQueue &queue = (*workspace)->store().queue;
        const Moment now = SystemClock().now();
        QVERIFY(queue.add({{.user = {user}, .purpose = Purpose::Change, .changedAt = now}}, now));
        const auto taken = queue.take({Purpose::Change}, 1, 1, now);
        QVERIFY(taken && taken->size() == 1);
        WorkItem item = taken->first();
        item.attempts = mostRetries;
        const WorkFailure failure{ErrorKind::ServerFault, {}, u"oops"_s};
        QVERIFY(queue.settle({{.item = item, .end = WorkEnd::Failed, .failure = failure}}, 1, now));
    }

    std::unique_ptr<RunWorld> m_world;
    std::unique_ptr<EngineFlow> m_flow;
    std::unique_ptr<ServiceFlow> m_service;
    std::optional<EngineStatus> m_status;
};

QTEST_GUILESS_MAIN(TestEngineFlow)
#include "tst_engine_flow.moc"
