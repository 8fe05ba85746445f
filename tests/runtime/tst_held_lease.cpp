// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/held_lease.h"
#include "runtime/process_identity.h"
#include "runtime/system_clock.h"
#include "store/engine_lease.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace lockstep;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestHeldLease : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = *Database::create(m_folder->filePath(u"store.sqlite"_s));
    }
    void cleanup() { m_store.reset(); }

    void aLease_isGivenBackAtTheEnd();
    void anOwnerThatDoesNotYield_isNotWaitedFor();
    void anOwnerThatYields_isAskedAndWaitedFor();
    void whoWaitsInVain_withdrawsTheWish();
    void whoIsToldToStop_waitsNoLonger();
    void theLeaseOfAProcessThatDied_isTakenAtOnce();
    void whoLostTheLease_isToldBeforeItWrites();
    void aProcess_livesUntilItEnds();

private:
    [[nodiscard]] Result<std::unique_ptr<HeldLease>> take(LeaseRequest request, const std::stop_token &stop = {})
    {
        return HeldLease::take(*m_store, std::move(request), stop);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_store;
};

void TestHeldLease::aLease_isGivenBackAtTheEnd()
{
    {
        const auto lease = take({.owner = thisOwner(false)});
        QVERIFY(lease);
        QCOMPARE(EngineLease(*m_store).holder().value()->owner, thisOwner(false));
        QVERIFY((*lease)->check());
    }
    QCOMPARE(EngineLease(*m_store).holder().value(), std::nullopt);
}

void TestHeldLease::anOwnerThatDoesNotYield_isNotWaitedFor()
{
    const auto first = take({.owner = thisOwner(false)});
    QVERIFY(first);

    const auto second = take({.owner = thisOwner(false), .patience = 1h});

    QCOMPARE(second.error().kind, ErrorKind::StoreBusy);
    QCOMPARE(second.error().subject, thisOwner(false).name);
}

void TestHeldLease::anOwnerThatYields_isAskedAndWaitedFor()
{
    std::unique_ptr<HeldLease> background;
    std::atomic<bool> isAsked = false;
    background = *take({.owner = thisOwner(true), .letGo = [&] { isAsked = true; }});
    const Fence fence = background->fence();
    const std::jthread engine([&] {
        while (!isAsked)
            std::this_thread::yield();
        background.reset();
    });

    const auto byHand = take({.owner = thisOwner(false), .patience = 30s});

    QVERIFY(byHand);
    QVERIFY((*byHand)->fence() > fence);
    QVERIFY(!EngineLease(*m_store).isWanted(SystemClock().now()).value());
}

void TestHeldLease::whoWaitsInVain_withdrawsTheWish()
{
    const auto background = take({.owner = thisOwner(true)});
    QVERIFY(background);

    const auto byHand = take({.owner = thisOwner(false), .patience = 150ms});

    QCOMPARE(byHand.error().kind, ErrorKind::StoreBusy);
    QVERIFY(!EngineLease(*m_store).isWanted(SystemClock().now()).value());
}

void TestHeldLease::whoIsToldToStop_waitsNoLonger()
{
    const auto background = take({.owner = thisOwner(true)});
    std::stop_source stop;
    stop.request_stop();

    QCOMPARE(take({.owner = thisOwner(false), .patience = 1h}, stop.get_token()).error().kind, ErrorKind::Cancelled);
}

void TestHeldLease::theLeaseOfAProcessThatDied_isTakenAtOnce()
{
    LeaseOwner dead = thisOwner(false);
    dead.process.replace(dead.process.lastIndexOf(u' ') + 1, 1, u"9"_s);
    dead.process.append(u"9"_s);
    QVERIFY(EngineLease(*m_store).acquire(dead, SystemClock().now()));

    QVERIFY(take({.owner = thisOwner(false)}));
}

void TestHeldLease::whoLostTheLease_isToldBeforeItWrites()
{
    std::atomic<bool> isTold = false;
    const auto lease = take({.owner = thisOwner(true), .letGo = [&] { isTold = true; }});
    QVERIFY(lease);
    // As if the computer had slept for an hour and another had taken it then.
    const Moment later{SystemClock().now().microseconds + 3'600'000'000};
    QVERIFY(EngineLease(*m_store).acquire({.name = u"other"_s, .process = processIdentity()}, later));

    (*lease)->renewSoon();

    QTRY_VERIFY(isTold);
    QCOMPARE((*lease)->check().error().kind, ErrorKind::StoreBusy);
    QCOMPARE((*lease)->check().error().subject, u"other"_s);
}

void TestHeldLease::aProcess_livesUntilItEnds()
{
    QVERIFY(!hasEnded(processIdentity()));
    QVERIFY(!hasEnded(u"something else"_s));
    QStringList parts = processIdentity().split(u' ');
    parts[0] = u"another-boot"_s;
    QVERIFY(hasEnded(parts.join(u' ')));
    parts = processIdentity().split(u' ');
    parts[1] = u"pid:[1]"_s;
    QVERIFY(!hasEnded(parts.join(u' ')));

    QProcess gone;
    gone.start(u"true"_s, {});
    QVERIFY(gone.waitForStarted());
    parts = processIdentity().split(u' ');
    parts[2] = QString::number(gone.processId());
    QVERIFY(gone.waitForFinished());
    QVERIFY(hasEnded(parts.join(u' ')));
}

QTEST_GUILESS_MAIN(TestHeldLease)
#include "tst_held_lease.moc"
