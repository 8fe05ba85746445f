// SPDX-License-Identifier: GPL-3.0-or-later
#include "background_world.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lockstep;

/// What goes on while nobody knows what came of a write, and while the clock is not what it was.
class TestLostAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aValueClearedWhileACreateIsUnanswered_isClearedInMautic();
    void aChangeInMauticWhileACreateIsUnanswered_isNotWrittenOver();
    void aChangeTakenBackWhileItIsUnanswered_isTakenBackInMautic();
    void aChangeInMauticOnTopOfAnUnansweredOne_isNotWrittenOver();
    void whoWasPutIntoTheSegmentBeforeACrash_isNotPutInAgain();
    void aCreateByHandWithoutAnAnswer_isLookedUpByTheEngine();
    void aLookUp_keepsWhatBecameOfEachRow();
    void aChangeWhoseEntryWasPurged_isNotWrittenOver();
    void aClockSetBack_delaysNoChange_data();
    void aClockSetBack_delaysNoChange();
    void aClockSetBackBeforeTheFirstStart_delaysNoChange();
    void aRowOfTheYear9999_doesNotMakeEverybodyBeReadForEver();
    void aClockSetBack_makesNoRetryWaitLonger();
    void aClockSetBackAfterAPurge_comparesOnce();
};

namespace
{

const QString company = u"company"_s;

ContactId only(BackgroundWorld &world, const QString &address)
{
    const QList<ContactId> ids = world.mautic().idsWithEmail(address);
    return ids.size() == 1 ? ids.first() : ContactId();
}

QList<AppliedOutcome> outcomesOf(BackgroundWorld &world, const QString &user)
{
    const auto rows = world.store().appliedRows.ofUser({user}, 10);
    QList<AppliedOutcome> outcomes;
    for (const WrittenRow &each : rows ? *rows : QList<WrittenRow>())
        outcomes.prepend(each.row.outcome);
    return outcomes;
}

/// Ada is in step with the company "Old", and the engine has nothing to do.
void settle(BackgroundWorld &world)
{
    world.signUp(u"ada"_s, {{company, u"Old"_s}});
    QVERIFY(world.run(120s));
    QCOMPARE(world.status().queue.open(), 0);
    QVERIFY(world.contactOf(u"ada"_s).value > 0);
}

} // namespace

void TestLostAnswers::aValueClearedWhileACreateIsUnanswered_isClearedInMautic()
{
    BackgroundWorld world;
    QVERIFY(world.run(60s));
    world.signUpNow(u"ada"_s, {{company, u"Old"_s}});
    world.mautic().failWrite(1, ErrorKind::OutcomeUnknown, true);
    world.mautic().duringWrite(1, [&world] { world.changeNow(u"ada"_s, {{company, QString()}}); });

    QVERIFY(world.run(60s));
    QCOMPARE(world.mautic().createCalls(), 1);
    QCOMPARE(world.mautic().value(only(world, u"ada@example.com"_s), company), QString());
    QCOMPARE(world.openCases().size(), 0);
}

void TestLostAnswers::aChangeInMauticWhileACreateIsUnanswered_isNotWrittenOver()
{
    BackgroundWorld world;
    QVERIFY(world.run(60s));
    world.signUpNow(u"ada"_s, {{company, u"Old"_s}});
    world.mautic().crashAtWrite(1, true);
    QVERIFY_THROWS_EXCEPTION(MemoryMautic::Crash, (void)world.run(60s));
    world.restart();
    const ContactId ada = only(world, u"ada@example.com"_s);
    world.mautic().set(ada, company, u"Mautic's"_s);

    QVERIFY(world.run(60s));
    QCOMPARE(world.contactOf(u"ada"_s), ada);
    QCOMPARE(world.mautic().value(ada, company), u"Mautic's"_s);
    QVERIFY(world.mautic().isMember(world.settings().segmentName, ada));
}

void TestLostAnswers::aChangeTakenBackWhileItIsUnanswered_isTakenBackInMautic()
{
    BackgroundWorld world;
    settle(world);
    world.changeNow(u"ada"_s, {{company, u"New"_s}});
    world.mautic().failWrite(1, ErrorKind::OutcomeUnknown, true);
    world.mautic().duringWrite(1, [&world] { world.changeNow(u"ada"_s, {{company, u"Old"_s}}); });

    QVERIFY(world.run(60s));
    QCOMPARE(world.mautic().value(world.contactOf(u"ada"_s), company), u"Old"_s);
    QCOMPARE(world.openCases().size(), 0);
}

void TestLostAnswers::aChangeInMauticOnTopOfAnUnansweredOne_isNotWrittenOver()
{
    BackgroundWorld world;
    settle(world);
    const ContactId ada = world.contactOf(u"ada"_s);
    world.changeNow(u"ada"_s, {{company, u"New"_s}});
    world.mautic().crashAtWrite(1, true);
    QVERIFY_THROWS_EXCEPTION(MemoryMautic::Crash, (void)world.run(60s));
    world.restart();
    world.mautic().set(ada, company, u"Mautic's"_s);

    QVERIFY(world.run(60s));
    QCOMPARE(world.mautic().value(ada, company), u"Mautic's"_s);
}

void TestLostAnswers::whoWasPutIntoTheSegmentBeforeACrash_isNotPutInAgain()
{
    BackgroundWorld world;
    QVERIFY(world.run(60s));
    world.signUpNow(u"ada"_s);
    world.mautic().crashAtWrite(2, true);
    QVERIFY_THROWS_EXCEPTION(MemoryMautic::Crash, (void)world.run(60s));
    world.restart();
    QVERIFY(world.run(60s));
    const ContactId ada = world.contactOf(u"ada"_s);
    QVERIFY(world.mautic().isMember(world.settings().segmentName, ada));
    world.mautic().removeByHand(world.settings().segmentName, ada);
    const ContactId winner = world.mautic().add({{u"email"_s, u"else@example.com"_s}});
    world.mautic().merge(ada, winner);

    QVERIFY(world.run(30min));
    QCOMPARE(world.contactOf(u"ada"_s), winner);
    QVERIFY(!world.mautic().isMember(world.settings().segmentName, winner));
}

void TestLostAnswers::aCreateByHandWithoutAnAnswer_isLookedUpByTheEngine()
{
    BackgroundWorld world;
    settle(world);
    world.signUpNow(u"ben"_s, {{company, u"Old"_s}});
    world.mautic().failWrite(1, ErrorKind::OutcomeUnknown, true);
    QVERIFY(world.sync());
    world.changeNow(u"ben"_s, {{company, QString()}});
    world.restart();

    QVERIFY(world.run(60s));
    QCOMPARE(world.mautic().createCalls(), 2);
    QCOMPARE(world.mautic().value(only(world, u"ben@example.com"_s), company), QString());
}

void TestLostAnswers::aLookUp_keepsWhatBecameOfEachRow()
{
    BackgroundWorld world;
    settle(world);
    world.changeNow(u"ada"_s, {{company, u"Newer"_s}});
    world.mautic().failWrite(1, ErrorKind::OutcomeUnknown, false);
    QVERIFY(world.run(60s));
    QCOMPARE(outcomesOf(world, u"ada"_s).last(2), (QList{AppliedOutcome::Failed, AppliedOutcome::Done}));

    world.changeNow(u"ada"_s, {{company, u"Newest"_s}});
    world.mautic().failWrite(1, ErrorKind::OutcomeUnknown, true);
    QVERIFY(world.run(60s));
    QCOMPARE(outcomesOf(world, u"ada"_s).last(2), (QList{AppliedOutcome::Done, AppliedOutcome::Done}));
    QCOMPARE(world.mautic().value(world.contactOf(u"ada"_s), company), u"Newest"_s);
}

void TestLostAnswers::aChangeWhoseEntryWasPurged_isNotWrittenOver()
{
    BackgroundWorld world;
    settle(world);
    const ContactId ada = world.contactOf(u"ada"_s);
    QVERIFY(world.run(30min));
    world.mautic().set(ada, company, u"Mautic's"_s);
    world.mautic().set(ada, u"phone"_s, u"1"_s);
    world.mautic().purgeAudit(world.mautic().audit().last().id - 1);
    world.changeNow(u"ada"_s, {{company, u"New"_s}});
    world.restart();

    QVERIFY(world.run(60s));
    QCOMPARE(world.mautic().value(ada, company), u"Mautic's"_s);
    QCOMPARE(world.openCases().size(), 1);
}

void TestLostAnswers::aClockSetBack_delaysNoChange_data()
{
    QTest::addColumn<bool>("isOff");
    QTest::newRow("while the engine runs") << false;
    QTest::newRow("while it is off") << true;
}

void TestLostAnswers::aClockSetBack_delaysNoChange()
{
    QFETCH(const bool, isOff);
    BackgroundWorld world;
    settle(world);
    world.changeNow(u"ada"_s, {{company, u"Before"_s}});
    QVERIFY(world.step());
    world.pass(-50min);
    if (isOff)
        world.restart();

    QVERIFY(world.run(60s));
    const ContactId ada = world.contactOf(u"ada"_s);
    QCOMPARE(world.mautic().value(ada, company), u"Before"_s);
    // It tells of an hour that was read already.
    world.changeNow(u"ada"_s, {{company, u"After"_s}});
    QVERIFY(world.run(12min));
    QCOMPARE(world.mautic().value(ada, company), u"After"_s);
}

void TestLostAnswers::aClockSetBackBeforeTheFirstStart_delaysNoChange()
{
    BackgroundWorld world;
    world.signUpNow(u"ada"_s, {{company, u"Before"_s}});
    QVERIFY(world.sync());
    world.pass(-50min);

    QVERIFY(world.run(60s));
    world.changeNow(u"ada"_s, {{company, u"After"_s}});
    QVERIFY(world.run(12min));
    QCOMPARE(world.mautic().value(world.contactOf(u"ada"_s), company), u"After"_s);
    QVERIFY(world.run(50min));
    QVERIFY(!world.store().cursors.last(Occasion::RepeatedHours).value());
}

void TestLostAnswers::aRowOfTheYear9999_doesNotMakeEverybodyBeReadForEver()
{
    BackgroundWorld world;
    world.signUp(u"ada"_s, {{u"updatedAt"_s, u"9999-01-01T00:00:00Z"_s}});

    QVERIFY(world.run(60s));

    QVERIFY(!world.store().cursors.last(Occasion::RepeatedHours).value());
}

void TestLostAnswers::aClockSetBack_makesNoRetryWaitLonger()
{
    BackgroundWorld world;
    settle(world);
    world.changeNow(u"ada"_s, {{company, u"New"_s}});
    world.mautic().failWrite(1, ErrorKind::ServerFault);
    QVERIFY(world.run(6s));
    world.pass(-5h);

    QVERIFY(world.run(60s));
    QCOMPARE(world.mautic().value(world.contactOf(u"ada"_s), company), u"New"_s);
}

void TestLostAnswers::aClockSetBackAfterAPurge_comparesOnce()
{
    BackgroundWorld world;
    settle(world);
    QVERIFY(world.store().cursors.setLast(Occasion::Gap, world.clock().at));
    world.pass(-50min);

    world.mautic().forgetCalls();
    QVERIFY(world.run(10min));
    QVERIFY2(world.mautic().calls() < 40, qPrintable(QString::number(world.mautic().calls())));
    QVERIFY(!world.store().cursors.last(Occasion::Gap).value());
}

QTEST_GUILESS_MAIN(TestLostAnswers)
#include "tst_lost_answers.moc"
