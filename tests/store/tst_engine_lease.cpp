// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/engine_lease.h"
#include "store_world.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

class TestEngineLease : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<StoreWorld>();
        m_other = must(Database::openExisting(m_world->path()));
    }
    void cleanup() { m_other.reset(); }

    void nobodyElse_canTakeALeaseThatIsHeld();
    void everyTaking_raisesTheFence();
    void aLeaseNotRenewed_runsOutAfterAMinute();
    void whoLostIt_cannotRenewIt();
    void whatRanOut_isRenewedWhereNobodyTookIt();
    void aReleaseOfAnEarlierTaking_changesNothing();
    void aProcessThatEnded_isInNobodysWay();
    void aClockSetBack_holdsNobodyUpForMoreThanAMinute();
    void aWish_isSeenUntilItIsFulfilled();
    void aWishNotSaidAgain_isForgottenAfterAMinute();

private:
    [[nodiscard]] static Moment at(int seconds) { return Moment::fromSeconds(1'800'000'000 + seconds); }

    const LeaseOwner m_console{.name = u"lockstep (1)"_s, .process = u"p1"_s, .yields = true};
    const LeaseOwner m_agent{.name = u"lockstep-agent (2)"_s, .process = u"p2"_s};
    std::unique_ptr<StoreWorld> m_world;
    std::unique_ptr<Database> m_other;
};

void TestEngineLease::nobodyElse_canTakeALeaseThatIsHeld()
{
    const Fence fence = must(EngineLease(m_world->database()).acquire(m_console, at(0)));

    const auto second = EngineLease(*m_other).acquire(m_agent, at(59));

    QCOMPARE(second.error().kind, ErrorKind::StoreBusy);
    QCOMPARE(second.error().subject, m_console.name);
    QCOMPARE(must(EngineLease(*m_other).holder()),
             std::optional(LeaseHolder{.owner = m_console, .fence = fence, .until = at(60)}));
    QCOMPARE(kindOf(EngineLease(m_world->database()).acquire(m_console, at(1))), ErrorKind::StoreBusy);
}

void TestEngineLease::everyTaking_raisesTheFence()
{
    EngineLease lease(m_world->database());
    const Fence first = must(lease.acquire(m_console, at(0)));
    must(lease.release(first));
    QCOMPARE(must(lease.holder()), std::nullopt);
    m_world->reopen();

    const Fence second = must(EngineLease(m_world->database()).acquire(m_agent, at(0)));

    QVERIFY(second > first);
}

void TestEngineLease::aLeaseNotRenewed_runsOutAfterAMinute()
{
    EngineLease mine(m_world->database());
    EngineLease theirs(*m_other);
    const Fence fence = must(mine.acquire(m_console, at(0)));
    QVERIFY(must(mine.renew(fence, at(10))));

    QCOMPARE(kindOf(theirs.acquire(m_agent, at(69))), ErrorKind::StoreBusy);
    QVERIFY(must(theirs.acquire(m_agent, at(70))) > fence);
}

void TestEngineLease::whoLostIt_cannotRenewIt()
{
    EngineLease mine(m_world->database());
    const Fence fence = must(mine.acquire(m_console, at(0)));
    must(EngineLease(*m_other).acquire(m_agent, at(90)));

    QVERIFY(!must(mine.renew(fence, at(91))));

    QCOMPARE(must(mine.holder())->owner, m_agent);
}

void TestEngineLease::whatRanOut_isRenewedWhereNobodyTookIt()
{
    EngineLease lease(m_world->database());
    const Fence fence = must(lease.acquire(m_console, at(0)));

    QVERIFY(must(lease.renew(fence, at(3600))));

    QCOMPARE(kindOf(EngineLease(*m_other).acquire(m_agent, at(3601))), ErrorKind::StoreBusy);
}

void TestEngineLease::aReleaseOfAnEarlierTaking_changesNothing()
{
    EngineLease lease(m_world->database());
    const Fence early = must(lease.acquire(m_console, at(0)));
    const Fence late = must(lease.acquire(m_agent, at(60)));

    must(lease.release(early));

    QCOMPARE(must(lease.holder())->fence, late);
}

void TestEngineLease::aProcessThatEnded_isInNobodysWay()
{
    EngineLease lease(m_world->database());
    const Fence dead = must(lease.acquire(m_console, at(0)));

    const Fence taken = must(lease.acquire(m_agent, at(1), dead));

    QVERIFY(taken > dead);
    QCOMPARE(kindOf(lease.acquire(m_console, at(2), dead)), ErrorKind::StoreBusy);
}

void TestEngineLease::aClockSetBack_holdsNobodyUpForMoreThanAMinute()
{
    EngineLease mine(m_world->database());
    EngineLease theirs(*m_other);
    const Fence fence = must(mine.acquire(m_console, at(86'400)));

    QCOMPARE(kindOf(theirs.acquire(m_agent, at(0))), ErrorKind::StoreBusy);
    QVERIFY(must(mine.renew(fence, at(5))));
    QCOMPARE(kindOf(theirs.acquire(m_agent, at(64))), ErrorKind::StoreBusy);
    QVERIFY(theirs.acquire(m_agent, at(65)));
}

void TestEngineLease::aWish_isSeenUntilItIsFulfilled()
{
    EngineLease mine(m_world->database());
    EngineLease theirs(*m_other);
    QVERIFY(!must(mine.isWanted(at(0))));
    const Fence fence = must(mine.acquire(m_console, at(0)));
    must(theirs.want(at(1)));
    QVERIFY(must(mine.isWanted(at(1))));
    QVERIFY(must(mine.renew(fence, at(2))));
    QVERIFY(must(mine.isWanted(at(2))));

    must(mine.release(fence));
    must(theirs.acquire(m_agent, at(3)));

    QVERIFY(!must(mine.isWanted(at(3))));
}

void TestEngineLease::aWishNotSaidAgain_isForgottenAfterAMinute()
{
    EngineLease lease(m_world->database());
    must(lease.want(at(0)));
    QVERIFY(must(lease.isWanted(at(59))));
    QVERIFY(!must(lease.isWanted(at(60))));
    QVERIFY(!must(lease.isWanted(at(-1))));

    must(lease.want(at(100)));
    must(lease.wantNoMore());

    QVERIFY(!must(lease.isWanted(at(100))));
}

QTEST_GUILESS_MAIN(TestEngineLease)
#include "tst_engine_lease.moc"
