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

/// Two programs at one store. True time only moves on; the clock they see may be set back.
struct Script {
    enum class Step { Wait, Ask, SetBack, Restart };
    Step step;
    int program;
    int seconds;
};

rc::Gen<Script> anyStep()
{
    using Step = Script::Step;
    return rc::gen::construct<Script>(
        rc::gen::weightedElement<Step>({{6, Step::Ask}, {3, Step::Wait}, {1, Step::SetBack}, {1, Step::Restart}}),
        rc::gen::inRange(0, 2), rc::gen::inRange(0, 2000));
}

void showValue(const Script &script, std::ostream &os)
{
    os << "step " << int(script.step) << " program " << script.program << " seconds " << script.seconds;
}

class TwoPrograms
{
public:
    explicit TwoPrograms(int limit)
        : m_clock(start)
        , m_limit(limit)
    {
        static_cast<void>(must(Database::create(path())));
        open(0);
        open(1);
    }

    void play(const Script &script)
    {
        switch (script.step) {
        case Script::Step::Wait:
            m_trueTime += script.seconds;
            m_clock.advance(std::chrono::seconds(script.seconds));
            break;
        case Script::Step::SetBack:
            m_clock.advance(-std::chrono::seconds(script.seconds));
            break;
        case Script::Step::Restart:
            open(script.program);
            break;
        case Script::Step::Ask:
            ask(script.program);
            break;
        }
    }

    /// Asks, waits as told and asks again.
    [[nodiscard]] bool isAdmittedInTheEnd()
    {
        const auto wait = refusalOf(0).retryAfter;
        m_clock.advance(wait.value_or(0s));
        return !wait || refusalOf(0) == Error{};
    }
    [[nodiscard]] int mostInAnHour() const
    {
        qsizetype most = 0;
        for (const qint64 first : m_admitted)
            most = std::max(most, qsizetype(std::ranges::count_if(m_admitted, [=](qint64 at) {
                                return at >= first && at < first + 3600;
                            })));
        return int(most);
    }

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(u"workspace.db"_s); }
    void open(int program) { m_databases.at(size_t(program)) = must(Database::openExisting(path())); }
    BudgetGate gate(int program) { return {*m_databases.at(size_t(program)), m_clock, m_limit}; }

    Error refusalOf(int program)
    {
        BudgetGate asked = gate(program);
        return refusal(asked);
    }

    void ask(int program)
    {
        const auto left = must(gate(program).left());
        const auto admitted = gate(program).admit(RequestKind::Read);
        RC_ASSERT(bool(admitted) == (*left > 0));
        if (admitted)
            m_admitted.push_back(m_trueTime);
        else
            RC_ASSERT(*admitted.error().retryAfter >= 1s && *admitted.error().retryAfter <= 3600s);
    }

    QTemporaryDir m_folder;
    StoppedClock m_clock;
    int m_limit;
    std::array<std::unique_ptr<Database>, 2> m_databases;
    qint64 m_trueTime = 0;
    std::vector<qint64> m_admitted;
};

} // namespace

class TestBudgetGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withinTheLimit_requestsAreAdmittedAndCounted();
    void spentBudget_saysWhenToComeBack();
    void waitingAsTold_isEnough();
    void noLimit_admitsAllAndStillCounts();
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

void TestBudgetGate::noLimit_admitsAllAndStillCounts()
{
    StoreWorld world;
    const StoppedClock clock(start);
    BudgetGate gate(world.database(), clock, 0);
    for (int i = 0; i < 5; ++i)
        must(gate.admit(RequestKind::Read));

    QCOMPARE(must(gate.left()), std::optional<int>());
    QCOMPARE(must(gate.spent()), 5);
    QCOMPARE(must(BudgetGate(world.database(), clock, 7).left()), std::optional(2));
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
        const int limit = *rc::gen::inRange(1, 5);
        TwoPrograms programs(limit);
        for (const Script &script : *rc::gen::container<std::vector<Script>>(anyStep()))
            programs.play(script);
        RC_ASSERT(programs.mostInAnHour() <= limit);
        RC_ASSERT(programs.isAdmittedInTheEnd());
    });
    QVERIFY(held);
}

QTEST_GUILESS_MAIN(TestBudgetGate)
#include "tst_budget_gate.moc"
