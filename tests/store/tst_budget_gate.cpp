// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/budget_gate.h"
#include "store/transaction.h"
#include "store_world.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr Moment start{1'790'000'000'000'000};

Error refusal(BudgetGate &gate)
{
    const auto admitted = gate.admit(RequestKind::Read);
    return admitted ? Error{} : admitted.error();
}

/// A clock people set, on a computer that is started anew now and then.
class SetClock final : public Clock
{
public:
    [[nodiscard]] Moment now() const override { return m_now; }
    [[nodiscard]] std::optional<UpTime> upTime() const override
    {
        return UpTime{.boot = u"boot-%1"_s.arg(m_boot), .since = m_sinceBoot};
    }
    void pass(std::chrono::seconds time)
    {
        set(time);
        m_sinceBoot += time;
    }
    void set(std::chrono::seconds by) { m_now.microseconds += std::chrono::microseconds(by).count(); }
    void restartComputer()
    {
        ++m_boot;
        m_sinceBoot = 0s;
    }

private:
    Moment m_now = start;
    int m_boot = 0;
    std::chrono::microseconds m_sinceBoot{0};
};

/// Two programs at one store. True time only moves on; the clock they see may be set back and forth.
struct Script {
    enum class Step { Wait, Ask, SetBack, SetForward, RestartProgram, RestartComputer, Pause };
    Step step;
    int program;
    Purpose purpose;
    int seconds;
};

rc::Gen<Script> anyStep()
{
    using Step = Script::Step;
    return rc::gen::construct<Script>(
        rc::gen::weightedElement<Step>({{12, Step::Ask},
                                        {6, Step::Wait},
                                        {1, Step::SetBack},
                                        {1, Step::SetForward},
                                        {1, Step::RestartProgram},
                                        {1, Step::RestartComputer},
                                        {1, Step::Pause}}),
        rc::gen::inRange(0, 2),
        rc::gen::element(Purpose::OptOut, Purpose::Person, Purpose::NewUser, Purpose::Change, Purpose::Poll,
                         Purpose::Backfill),
        rc::gen::weightedOneOf<int>({{4, rc::gen::inRange(0, 2000)}, {1, rc::gen::inRange(0, 200'000)}}));
}

void showValue(const Script &script, std::ostream &os)
{
    os << "step " << int(script.step) << " program " << script.program << " purpose " << int(script.purpose)
       << " seconds " << script.seconds;
}

struct Admitted {
    qint64 at;
    Purpose purpose;
};

class TwoPrograms
{
public:
    explicit TwoPrograms(int limit)
        : m_limit(limit)
    {
        static_cast<void>(must(Database::create(path())));
        open(0);
        open(1);
    }

    void play(const Script &script)
    {
        const std::chrono::seconds time(script.seconds);
        switch (script.step) {
        case Script::Step::Wait:
            m_trueTime += script.seconds;
            m_clock.pass(time);
            break;
        case Script::Step::SetBack:
            m_clock.set(-time);
            break;
        case Script::Step::SetForward:
            m_clock.set(time);
            break;
        case Script::Step::RestartProgram:
            open(script.program);
            break;
        case Script::Step::RestartComputer:
            // What was done to the clock since the last request before it nobody can know, nor until the next.
            ask(script.program, script.purpose);
            m_clock.restartComputer();
            m_clock.set(-time);
            ask(script.program, script.purpose);
            break;
        case Script::Step::Pause:
            must(gate(script.program, script.purpose).heed({.status = 429, .retryAfter = time}));
            m_leftAloneUntil = std::max(m_leftAloneUntil, m_trueTime + std::clamp(script.seconds, 1, 86'400));
            break;
        case Script::Step::Ask:
            ask(script.program, script.purpose);
            break;
        }
    }

    /// Asks, waits as told, asks again: a day for Mautic, an hour for the budget.
    [[nodiscard]] bool isAdmittedInTheEnd(Purpose purpose)
    {
        for (int i = 0; i < 3; ++i) {
            const auto admitted = gate(0, purpose).admit(RequestKind::Read);
            if (admitted)
                return true;
            m_clock.pass(*admitted.error().retryAfter);
        }
        return false;
    }
    [[nodiscard]] int mostInAnHour(Purpose least) const
    {
        qsizetype most = 0;
        for (const Admitted &first : m_admitted)
            most = std::max(most, qsizetype(std::ranges::count_if(m_admitted, [&](const Admitted &each) {
                                return each.purpose >= least && each.at >= first.at && each.at < first.at + 3600;
                            })));
        return int(most);
    }

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(u"workspace.db"_s); }
    void open(int program) { m_databases.at(size_t(program)) = must(Database::openExisting(path())); }
    BudgetGate gate(int program, Purpose purpose)
    {
        BudgetGate made(*m_databases.at(size_t(program)), m_clock, m_limit);
        made.setPurpose(purpose);
        return made;
    }

    void ask(int program, Purpose purpose)
    {
        const auto left = must(gate(program, purpose).left());
        const auto paused = must(gate(program, purpose).pausedUntil());
        const auto admitted = gate(program, purpose).admit(RequestKind::Read);
        RC_ASSERT(bool(admitted) == (*left > 0 && !paused));
        if (admitted) {
            RC_ASSERT(m_trueTime >= m_leftAloneUntil);
            m_admitted.push_back({m_trueTime, purpose});
            return;
        }
        const bool isBudget = admitted.error().kind == ErrorKind::BudgetSpent;
        RC_ASSERT(isBudget || admitted.error().kind == ErrorKind::RateLimited);
        RC_ASSERT(*admitted.error().retryAfter >= 1s);
        RC_ASSERT(*admitted.error().retryAfter <= (isBudget ? std::chrono::seconds(1h) : std::chrono::seconds(24h)));
    }

    QTemporaryDir m_folder;
    SetClock m_clock;
    int m_limit;
    std::array<std::unique_ptr<Database>, 2> m_databases;
    qint64 m_trueTime = 0;
    qint64 m_leftAloneUntil = 0;
    std::vector<Admitted> m_admitted;
};

/// One program and one clock, with a purpose for each request.
struct Hour {
    explicit Hour(int limit)
        : gate(world.database(), clock, limit)
    {
    }

    /// How many of so many requests are admitted.
    int ask(Purpose purpose, int times)
    {
        const PurposeScope scope(gate, purpose);
        int admitted = 0;
        for (int i = 0; i < times; ++i)
            admitted += gate.admit(RequestKind::Read) ? 1 : 0;
        return admitted;
    }
    int left(Purpose purpose)
    {
        const PurposeScope scope(gate, purpose);
        return must(gate.left()).value_or(-1);
    }
    Error heeding(const AnswerHints &hints)
    {
        must(gate.heed(hints));
        return refusal(gate);
    }

    StoreWorld world;
    SetClock clock;
    BudgetGate gate;
};

/// As refusal() gives it back.
Error waitFor(std::chrono::seconds time) { return {.kind = ErrorKind::RateLimited, .retryAfter = time}; }

} // namespace

class TestBudgetGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withinTheLimit_requestsAreAdmittedAndCounted();
    void spentBudget_saysWhenToComeBack();
    void waitingAsTold_isEnough();
    void background_leavesTheReserveToPeople();
    void backfill_leavesRoomForNewUsers();
    void smallestLimits_letEverythingThroughInTheEnd();
    void retryAfter_isObeyed_data();
    void retryAfter_isObeyed();
    void refusalsWithoutATime_doubleTheWait();
    void usedUpHour_waitsForItsReset();
    void pause_holdsForEveryProcessAndAfterARestart();
    void ordinaryAnswers_pauseNothing();
    void noLimit_startsAtFourASecond();
    void noLimit_risesWithWhatGoesWellAndHalvesOnRefusal();
    void clockSet_movesWhatIsKept();
    void loweredLimit_waitsForAllThatIsTooMuch();
    void restart_forgetsNothing();
    void otherProcess_sharesTheBudget();
    void clockSetBack_freesNothingAndHoldsUpAnHourAtMost();
    void insideATransaction_nothingIsAdmitted();
    void programsAtOnce_shareOneBudget();
    void slidingHour_neverHoldsMoreThanTheLimit();
};

void TestBudgetGate::withinTheLimit_requestsAreAdmittedAndCounted()
{
    StoreWorld world;
    const StoppedClock clock(start);
    BudgetGate gate(world.database(), clock, 3);
    QCOMPARE(must(gate.left()), std::optional(3));

    must(gate.admit(RequestKind::SignIn));
    must(gate.admit(RequestKind::Write));

    QCOMPARE(must(gate.left()), std::optional(1));
    QCOMPARE(must(gate.spent()), 2);
}

void TestBudgetGate::spentBudget_saysWhenToComeBack()
{
    StoreWorld world;
    StoppedClock clock(start);
    BudgetGate gate(world.database(), clock, 2);
    must(gate.admit(RequestKind::Read));
    clock.advance(600s);
    must(gate.admit(RequestKind::Read));
    clock.advance(100s);

    const Error error = refusal(gate);

    QCOMPARE(error.kind, ErrorKind::BudgetSpent);
    QCOMPARE(error.retryAfter, std::optional(2900s));
    QCOMPARE(must(gate.left()), std::optional(0));
}

void TestBudgetGate::waitingAsTold_isEnough()
{
    StoreWorld world;
    StoppedClock clock({start.microseconds + 1});
    BudgetGate gate(world.database(), clock, 1);
    must(gate.admit(RequestKind::Read));
    clock.set({start.microseconds + 500'000});
    const auto wait = refusal(gate).retryAfter;
    QCOMPARE(wait, std::optional(3600s));

    clock.advance(*wait - 1s);
    QCOMPARE(refusal(gate).retryAfter, std::optional(1s));
    clock.advance(1s);
    must(gate.admit(RequestKind::Read));
}

void TestBudgetGate::background_leavesTheReserveToPeople()
{
    Hour hour(100);

    QCOMPARE(hour.left(Purpose::Poll), 75);
    QCOMPARE(hour.ask(Purpose::NewUser, 40), 40);
    QCOMPARE(hour.ask(Purpose::Poll, 40), 35);
    QCOMPARE(hour.left(Purpose::NewUser), 0);
    QCOMPARE(hour.left(Purpose::OptOut), 25);
    QCOMPARE(hour.ask(Purpose::Person, 10), 10);
    QCOMPARE(hour.ask(Purpose::OptOut, 20), 15);
    QCOMPARE(must(hour.gate.spent()), 100);
    QCOMPARE(must(hour.gate.spentInBackground()), 75);
}

void TestBudgetGate::backfill_leavesRoomForNewUsers()
{
    Hour hour(100);

    QCOMPARE(hour.ask(Purpose::Backfill, 100), 45);
    QCOMPARE(hour.ask(Purpose::NewUser, 100), 30);
    hour.clock.pass(3600s);
    QCOMPARE(hour.ask(Purpose::Person, 70), 70);
    QCOMPARE(hour.left(Purpose::Backfill), 30);
}

void TestBudgetGate::smallestLimits_letEverythingThroughInTheEnd()
{
    for (int limit = 1; limit < 8; ++limit) {
        Hour hour(limit);
        QVERIFY(hour.ask(Purpose::Backfill, 1) == 1);
        QVERIFY(hour.ask(Purpose::OptOut, 10) == limit - 1);
        hour.clock.pass(3600s);
        QVERIFY(hour.ask(Purpose::Poll, 1) == 1);
    }
}

void TestBudgetGate::retryAfter_isObeyed_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<qint64>("asked");
    QTest::addColumn<qint64>("waited");
    QTest::newRow("seconds") << 429 << qint64{90} << qint64{90};
    QTest::newRow("none at all") << 429 << qint64{0} << qint64{1};
    QTest::newRow("negative") << 429 << qint64{-5} << qint64{1};
    QTest::newRow("ten years") << 429 << qint64{315'360'000} << qint64{86'400};
    QTest::newRow("down for maintenance") << 503 << qint64{300} << qint64{300};
}

void TestBudgetGate::retryAfter_isObeyed()
{
    QFETCH(int, status);
    QFETCH(qint64, asked);
    QFETCH(qint64, waited);
    Hour hour(100);

    QCOMPARE(hour.heeding({.status = status, .retryAfter = std::chrono::seconds(asked)}),
             waitFor(std::chrono::seconds(waited)));

    hour.clock.pass(std::chrono::seconds(waited - 1));
    QCOMPARE(hour.ask(Purpose::OptOut, 1), 0);
    hour.clock.pass(1s);
    QCOMPARE(hour.ask(Purpose::OptOut, 1), 1);
}

void TestBudgetGate::refusalsWithoutATime_doubleTheWait()
{
    Hour hour(100);

    for (const int wait : {60, 120, 240, 480}) {
        QCOMPARE(hour.heeding({.status = 429}), waitFor(std::chrono::seconds(wait)));
        // Answers of requests that were under way together count once.
        QCOMPARE(hour.heeding({.status = 429}), waitFor(std::chrono::seconds(wait)));
        hour.clock.pass(std::chrono::seconds(wait));
    }
    must(hour.gate.heed({.status = 200}));
    QCOMPARE(hour.heeding({.status = 429}), waitFor(60s));
    for (int i = 0; i < 40; ++i) {
        hour.clock.pass(*refusal(hour.gate).retryAfter);
        must(hour.gate.heed({.status = 429}));
    }
    QCOMPARE(refusal(hour.gate), waitFor(24h));
}

void TestBudgetGate::usedUpHour_waitsForItsReset()
{
    Hour hour(100);
    const Moment reset{start.microseconds + 700'000'000};

    QCOMPARE(hour.heeding({.status = 200, .remaining = 1, .resetsAt = reset}), Error{});
    QCOMPARE(hour.heeding({.status = 200, .remaining = 0, .resetsAt = reset}), waitFor(700s));
    hour.clock.pass(700s);
    QCOMPARE(hour.heeding({.status = 200, .remaining = 0, .resetsAt = reset}), Error{});
    QCOMPARE(hour.heeding({.status = 200, .remaining = 0}), Error{});
    QCOMPARE(hour.heeding({.status = 429, .resetsAt = Moment{reset.microseconds + 30'000'000}}), waitFor(30s));
}

void TestBudgetGate::pause_holdsForEveryProcessAndAfterARestart()
{
    Hour hour(100);
    must(hour.gate.heed({.status = 429, .retryAfter = 500s}));
    const auto other = must(Database::openExisting(hour.world.path()));

    BudgetGate others(*other, hour.clock, 0);

    QCOMPARE(refusal(others), waitFor(500s));
    QCOMPARE(must(others.pausedUntil()), std::optional(Moment{start.microseconds + 500'000'000}));
    hour.clock.pass(500s);
    QCOMPARE(must(others.pausedUntil()), std::optional<Moment>());
    QCOMPARE(refusal(others), Error{});
}

void TestBudgetGate::ordinaryAnswers_pauseNothing()
{
    Hour hour(100);

    for (const int status : {200, 201, 400, 401, 403, 404, 422, 500, 502, 503, 504})
        QCOMPARE(hour.heeding({.status = status}), Error{});
}

void TestBudgetGate::noLimit_startsAtFourASecond()
{
    Hour hour(0);

    QCOMPARE(hour.left(Purpose::Person), -1);
    QCOMPARE(hour.ask(Purpose::Poll, 10), 4);
    QCOMPARE(refusal(hour.gate), waitFor(1s));
    hour.clock.pass(1s);
    QCOMPARE(hour.ask(Purpose::Person, 10), 4);
    QCOMPARE(must(hour.gate.spent()), 8);
    BudgetGate limited(hour.world.database(), hour.clock, 10);
    QCOMPARE(must(limited.left()), std::optional(2));
}

void TestBudgetGate::noLimit_risesWithWhatGoesWellAndHalvesOnRefusal()
{
    Hour hour(0);
    for (int i = 0; i < 20; ++i) {
        hour.ask(Purpose::Person, 100);
        hour.clock.pass(1s);
    }
    const int risen = hour.ask(Purpose::Person, 100);
    QVERIFY2(risen > 6 && risen < 12, qPrintable(QString::number(risen)));

    must(hour.gate.heed({.status = 429, .retryAfter = 60s}));
    hour.clock.pass(60s);

    QCOMPARE(hour.ask(Purpose::Person, 100), risen / 2);
    for (int i = 0; i < 8; ++i) {
        must(hour.gate.heed({.status = 429, .retryAfter = 1s}));
        hour.clock.pass(1s);
    }
    hour.clock.pass(10s);
    QCOMPARE(hour.ask(Purpose::Person, 100), 1);
    QCOMPARE(hour.ask(Purpose::Person, 100), 0);
    hour.clock.pass(*refusal(hour.gate).retryAfter);
    QCOMPARE(hour.ask(Purpose::Person, 100), 1);
}

void TestBudgetGate::clockSet_movesWhatIsKept()
{
    Hour hour(2);
    QCOMPARE(hour.ask(Purpose::Person, 1), 1);
    hour.clock.pass(100s);
    QCOMPARE(hour.ask(Purpose::Person, 1), 1);

    for (const auto set : {24h, -100 * 24h, 30 * 24h}) {
        hour.clock.set(set);
        QCOMPARE(hour.left(Purpose::Person), 0);
        QCOMPARE(refusal(hour.gate).retryAfter, std::optional(3500s));
    }
    must(hour.gate.heed({.status = 429, .retryAfter = 7200s}));
    hour.clock.set(-365 * 24h);
    QCOMPARE(refusal(hour.gate), waitFor(7200s));
    hour.clock.set(365 * 24h);
    QCOMPARE(refusal(hour.gate), waitFor(7200s));
    hour.clock.pass(7200s);
    QCOMPARE(refusal(hour.gate), Error{});
}

void TestBudgetGate::loweredLimit_waitsForAllThatIsTooMuch()
{
    StoreWorld world;
    StoppedClock clock(start);
    BudgetGate generous(world.database(), clock, 10);
    for (int i = 0; i < 4; ++i) {
        must(generous.admit(RequestKind::Read));
        clock.advance(100s);
    }
    BudgetGate strict(world.database(), clock, 2);

    const auto wait = refusal(strict).retryAfter;

    QCOMPARE(wait, std::optional(3400s));
    QCOMPARE(must(strict.left()), std::optional(0));
    clock.advance(*wait);
    must(strict.admit(RequestKind::Read));
}

void TestBudgetGate::restart_forgetsNothing()
{
    StoreWorld world;
    const StoppedClock clock(start);
    must(BudgetGate(world.database(), clock, 1).admit(RequestKind::Read));

    world.reopen();

    BudgetGate gate(world.database(), clock, 1);
    QCOMPARE(refusal(gate).kind, ErrorKind::BudgetSpent);
}

void TestBudgetGate::otherProcess_sharesTheBudget()
{
    StoreWorld world;
    const StoppedClock clock(start);
    const auto other = must(Database::openExisting(world.path()));
    must(BudgetGate(*other, clock, 1).admit(RequestKind::Read));

    BudgetGate gate(world.database(), clock, 1);
    QCOMPARE(refusal(gate).kind, ErrorKind::BudgetSpent);
}

void TestBudgetGate::clockSetBack_freesNothingAndHoldsUpAnHourAtMost()
{
    StoreWorld world;
    StoppedClock clock(start);
    BudgetGate gate(world.database(), clock, 2);
    must(gate.admit(RequestKind::Read));
    clock.advance(1000s);
    must(gate.admit(RequestKind::Read));

    clock.advance(-30 * 24h);

    QCOMPARE(must(gate.left()), std::optional(0));
    QCOMPARE(refusal(gate).retryAfter, std::optional(2600s));
    clock.advance(2599s);
    QCOMPARE(refusal(gate).kind, ErrorKind::BudgetSpent);
    clock.advance(1s);
    must(gate.admit(RequestKind::Read));
    QCOMPARE(refusal(gate).retryAfter, std::optional(1000s));
}

void TestBudgetGate::insideATransaction_nothingIsAdmitted()
{
    StoreWorld world;
    const StoppedClock clock(start);
    BudgetGate gate(world.database(), clock, 2);
    {
        const auto transaction = must(Transaction::begin(world.database()));
        QCOMPARE(refusal(gate).kind, ErrorKind::Internal);
    }
    QCOMPARE(must(gate.spent()), 0);
}

void TestBudgetGate::programsAtOnce_shareOneBudget()
{
    StoreWorld world;
    const StoppedClock clock(start);
    std::atomic<int> admitted = 0;
    const auto askMuch = [&] {
        const auto database = must(Database::openExisting(world.path()));
        BudgetGate gate(*database, clock, 25);
        for (int i = 0; i < 20; ++i)
            admitted += gate.admit(RequestKind::Read) ? 1 : 0;
    };
    {
        std::jthread one(askMuch);
        std::jthread two(askMuch);
        std::jthread three(askMuch);
    }
    QCOMPARE(admitted, 25);
    QCOMPARE(must(BudgetGate(world.database(), clock, 25).spent()), 25);
}

void TestBudgetGate::slidingHour_neverHoldsMoreThanTheLimit()
{
    const bool held = rc::check("never more than the limit in any sliding hour", [] {
        const int limit = *rc::gen::inRange(1, 10);
        TwoPrograms programs(limit);
        for (const Script &script : *rc::gen::container<std::vector<Script>>(anyStep()))
            programs.play(script);
        RC_ASSERT(programs.mostInAnHour(Purpose::OptOut) <= limit);
        RC_ASSERT(programs.mostInAnHour(Purpose::NewUser) <= limit - limit / 4);
        RC_ASSERT(programs.isAdmittedInTheEnd(*rc::gen::element(Purpose::OptOut, Purpose::Backfill)));
    });
    QVERIFY(held);
}

QTEST_GUILESS_MAIN(TestBudgetGate)
#include "tst_budget_gate.moc"
