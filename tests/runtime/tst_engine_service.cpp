// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine_service.h"
#include "runtime/engine_turn.h"
#include "runtime/system_clock.h"
#include "store/engine_lease.h"
#include "store/engine_status_repository.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// What a test makes the engine do, and what it saw of it; used from two threads.
struct Script {
    std::atomic<int> opened = 0;
    std::atomic<int> closed = 0;
    std::atomic<int> steps = 0;
    std::atomic<int> wakes = 0;
    std::atomic<int> looks = 0;
    std::function<void()> usersChanged;
    std::atomic<int> seconds = 3600;
    std::atomic<bool> blocks = false;
    std::atomic<bool> fails = false;
    std::atomic<bool> cannotOpen = false;
};

class ScriptedWork : public EngineWork
{
public:
    explicit ScriptedWork(Script &script)
        : m_script(script)
    {
        ++m_script.opened;
    }
    ~ScriptedWork() override { ++m_script.closed; }

    Result<Moment> step(const std::stop_token &stop) override
    {
        ++m_script.steps;
        while (m_script.blocks && !stop.stop_requested())
            std::this_thread::yield();
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled);
        if (m_script.fails)
            return fail(ErrorKind::UsersUnreachable, u"scripted"_s, u"db.example.com"_s);
        return Moment{SystemClock().now().microseconds + m_script.seconds * 1'000'000LL};
    }

    void wake() override { ++m_script.wakes; }
    void lookForUsers() override { ++m_script.looks; }

private:
    Script &m_script;
};

} // namespace

class TestEngineService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theEngine_isSteppedWhenItWants_andWhenWoken();
    void aRunByHand_getsTheWorkspace_andTheEngineGoesOnAfterwards();
    void aStepThatGoesOn_endsWhenTheWorkspaceIsWanted();
    void whatBroke_isOpenedAnew_andSaid();
    void anAgentAtWork_isLeftAlone();
    void settingsAndSignInData_areReadAgainOnReload();
    void theEnd_comesSoon_givesTheLeaseBack_andIsSaid();
    void aClockThatIsSet_endsTheSleep();

private:
    void start()
    {
        m_service = std::make_unique<EngineService>(
            EngineServiceParts{.workspace = m_folder->path(),
                               .open = [this](const EnginePlace &place) -> Result<std::unique_ptr<EngineWork>> {
                                   m_script->usersChanged = place.usersChanged;
                                   if (m_script->cannotOpen)
                                       return fail(ErrorKind::NoCredentials, u"scripted"_s);
                                   return std::make_unique<ScriptedWork>(*m_script);
                               }});
    }
    [[nodiscard]] EngineStatus status() { return EngineStatusRepository(*m_store).find().value(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_store;
    std::unique_ptr<Script> m_script;
    std::unique_ptr<EngineService> m_service;
};

void TestEngineService::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = *Database::create(m_folder->filePath(u"store.sqlite"_s));
    QVERIFY(OpenWorkspace::openExisting(m_folder->path()));
    m_script = std::make_unique<Script>();
}

void TestEngineService::cleanup()
{
    m_service.reset();
    m_store.reset();
}

void TestEngineService::theEngine_isSteppedWhenItWants_andWhenWoken()
{
    start();
    QTRY_COMPARE(m_script->steps.load(), 1);
    m_service->wake();
    QTRY_COMPARE(m_script->steps.load(), 2);
    QCOMPARE(m_script->wakes.load(), 1);
    m_script->usersChanged();
    QTRY_COMPARE(m_script->steps.load(), 3);
    QCOMPARE(m_script->looks.load(), 1);
    QCOMPARE(m_script->wakes.load(), 1);
    m_script->seconds = 0;
    m_service->wake();
    QTRY_VERIFY(m_script->steps > 10);
    QCOMPARE(m_script->opened.load(), 1);
}

void TestEngineService::aRunByHand_getsTheWorkspace_andTheEngineGoesOnAfterwards()
{
    start();
    QTRY_COMPARE(m_script->steps.load(), 1);
    {
        auto byHand = OpenWorkspace::openExisting(m_folder->path());
        QVERIFY((*byHand)->takeForWork());
        QCOMPARE(m_script->closed.load(), 1);
        QCOMPARE(m_script->opened.load(), 1);
    }
    QTRY_COMPARE(m_script->opened.load(), 2);
    QTRY_COMPARE(m_script->steps.load(), 2);
}

void TestEngineService::aStepThatGoesOn_endsWhenTheWorkspaceIsWanted()
{
    m_script->blocks = true;
    start();
    QTRY_COMPARE(m_script->steps.load(), 1);

    auto byHand = OpenWorkspace::openExisting(m_folder->path());

    QVERIFY((*byHand)->takeForWork());
    QCOMPARE(m_script->closed.load(), 1);
}

void TestEngineService::whatBroke_isOpenedAnew_andSaid()
{
    m_script->fails = true;
    start();
    QTRY_COMPARE(status().state, EngineState::Offline);
    QCOMPARE(status().trouble->kind, ErrorKind::UsersUnreachable);
    QCOMPARE(status().trouble->subject, u"db.example.com"_s);
    QVERIFY(status().until);
    QTRY_VERIFY(m_script->opened >= 2);

    m_script->fails = false;
    m_script->cannotOpen = true;
    m_service->reload();
    QTRY_COMPARE(status().state, EngineState::SignInNeeded);
}

void TestEngineService::anAgentAtWork_isLeftAlone()
{
    const auto agent = HeldLease::take(*m_store, {.owner = thisOwner(true)}, {});
    QVERIFY(agent);
    start();
    QTest::qWait(50);
    QCOMPARE(m_script->opened.load(), 0);
    QCOMPARE(status().owner, QString());
}

void TestEngineService::settingsAndSignInData_areReadAgainOnReload()
{
    start();
    QTRY_COMPARE(m_script->steps.load(), 1);
    m_service->reload();
    QTRY_COMPARE(m_script->opened.load(), 2);
    QCOMPARE(m_script->closed.load(), 1);
    QTRY_COMPARE(m_script->steps.load(), 2);
}

void TestEngineService::theEnd_comesSoon_givesTheLeaseBack_andIsSaid()
{
    m_script->blocks = true;
    start();
    QTRY_COMPARE(m_script->steps.load(), 1);

    m_service->askToStop();

    QVERIFY(m_service->waitForEnd(5s));
    QCOMPARE(EngineLease(*m_store).holder().value(), std::nullopt);
    QCOMPARE(status().state, EngineState::Off);
}

void TestEngineService::aClockThatIsSet_endsTheSleep()
{
    class SetClock : public Clock
    {
    public:
        [[nodiscard]] Moment now() const override { return at; }
        Moment at = Moment::fromSeconds(1'800'000'000);
    } clock;
    std::chrono::nanoseconds elapsed{0};
    EngineSleep sleep(clock, [&] { return elapsed; });
    const Moment soon{clock.at.microseconds + 1'000'000};

    clock.at = Moment::fromSeconds(1'700'000'000);
    QCOMPARE(sleep.until(soon, 1h), Woken::ClockJumped);
    clock.at = Moment::fromSeconds(1'900'000'000);
    QCOMPARE(sleep.until(soon, 1h), Woken::ClockJumped);
    QCOMPARE(sleep.until(soon, 1h), Woken::TimeCame);
    // The computer slept: clock and time go on together.
    clock.at.microseconds += 3'600'000'000;
    elapsed += 1h;
    QCOMPARE(sleep.until(soon, 1h), Woken::TimeCame);
    sleep.wake();
    QCOMPARE(sleep.until({clock.at.microseconds + 1'000'000}, 1h), Woken::Asked);
}

QTEST_GUILESS_MAIN(TestEngineService)
#include "tst_engine_service.moc"
