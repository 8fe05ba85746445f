// SPDX-License-Identifier: GPL-3.0-or-later
#include "background_world.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lockstep;

/// What people look at by hand, while the engine works by itself.
class TestLooksByHand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangeThatAPlanSaw_isDeliveredThoughNobodyAppliesIt();
    void aNewUserWhomAPlanSaw_isDeliveredThoughNobodyAppliesIt();
    void aChangeThatAPlanOfOnePersonSaw_isDelivered();
    void aChangeInMauticThatAPlanSaw_isDecidedAbout();
    void aContactThatAPlanFoundGone_isACase();
    void aMemberThatAPlanFoundGone_isDecidedAbout();
    void aSyncOfEverybody_leavesNoWork();
    void aSyncOfOnePerson_leavesNoWorkOfThisPerson();
    void whatAPlanDoesNotHold_staysWork();
    void whatIsOpenAboutSomebodyWhoIsGone_endsThoughTheLookFails();
    void theFirstLook_makesNoWorkOfEarlierUsers();
};

namespace
{

/// Ada and Ben are in step, and the engine has nothing to do.
void settle(BackgroundWorld &world)
{
    world.signUp(u"ada"_s);
    world.signUp(u"ben"_s);
    QVERIFY(world.run(120s));
    QCOMPARE(world.status().queue.open(), 0);
    QVERIFY(world.status().lastFullCompare.has_value());
    QVERIFY(world.contactOf(u"ada"_s).value > 0);
}

int waiting(BackgroundWorld &world)
{
    const auto counts = world.store().queue.counts();
    return counts ? counts->open() : -1;
}

QString familyName(BackgroundWorld &world, const QString &user)
{
    return world.mautic().value(world.contactOf(user), u"lastname"_s);
}

} // namespace

void TestLooksByHand::aChangeThatAPlanSaw_isDeliveredThoughNobodyAppliesIt()
{
    BackgroundWorld world;
    settle(world);
    world.changeNow(u"ada"_s, {{u"name"_s, u"Ada King"_s}});

    QVERIFY(world.plan());
    QCOMPARE(waiting(world), 1);
    QVERIFY(world.run(10s));
    QCOMPARE(familyName(world, u"ada"_s), u"King"_s);
    QCOMPARE(waiting(world), 0);
}

void TestLooksByHand::aNewUserWhomAPlanSaw_isDeliveredThoughNobodyAppliesIt()
{
    BackgroundWorld world;
    settle(world);
    world.signUpNow(u"cy"_s);

    QVERIFY(world.plan());
    QVERIFY(world.run(10s));
    const ContactId cy = world.contactOf(u"cy"_s);
    QVERIFY(cy.value > 0);
    QVERIFY(world.mautic().isMember(world.settings().segmentName, cy));
}

void TestLooksByHand::aChangeThatAPlanOfOnePersonSaw_isDelivered()
{
    BackgroundWorld world;
    settle(world);
    world.changeNow(u"ada"_s, {{u"name"_s, u"Ada King"_s}});

    QVERIFY(world.plan({.only = {{u"ada"_s}}}));
    QCOMPARE(waiting(world), 1);
    QVERIFY(world.run(10s));
    QCOMPARE(familyName(world, u"ada"_s), u"King"_s);
}

void TestLooksByHand::aChangeInMauticThatAPlanSaw_isDecidedAbout()
{
    BackgroundWorld world;
    world.mautic().add({{u"email"_s, u"cy@example.com"_s}});
    const ContactId second = world.mautic().add({{u"email"_s, u"cy@example.com"_s}});
    world.signUp(u"cy"_s);
    settle(world);
    QCOMPARE(world.openCases().size(), 1);
    world.mautic().setSilently(second, u"email"_s, u"other@example.com"_s);

    QVERIFY(world.plan());
    QVERIFY(world.run(60s));
    QCOMPARE(world.openCases().size(), 0);
    QCOMPARE(world.contactOf(u"cy"_s), world.mautic().idsWithEmail(u"cy@example.com"_s).first());
}

void TestLooksByHand::aContactThatAPlanFoundGone_isACase()
{
    BackgroundWorld world;
    settle(world);
    world.mautic().refuseLogs(ErrorKind::Forbidden);
    world.mautic().remove(world.contactOf(u"ada"_s));

    QVERIFY(world.plan());
    QCOMPARE(waiting(world), 1);
    QVERIFY(world.run(60s));
    QCOMPARE(waiting(world), 0);
    QCOMPARE(world.openCases().size(), 1);
}

void TestLooksByHand::aMemberThatAPlanFoundGone_isDecidedAbout()
{
    BackgroundWorld world;
    settle(world);
    world.signUpNow(u"cy"_s);
    QVERIFY(world.run(60s));
    world.mautic().removeByHand(world.settings().segmentName, world.contactOf(u"cy"_s));

    QVERIFY(world.plan());
    QCOMPARE(waiting(world), 1);
    QVERIFY(world.run(60s));
    QCOMPARE(waiting(world), 0);
    QVERIFY(!world.mautic().isMember(world.settings().segmentName, world.contactOf(u"cy"_s)));
}

void TestLooksByHand::aSyncOfEverybody_leavesNoWork()
{
    BackgroundWorld world;
    settle(world);
    world.changeNow(u"ada"_s, {{u"name"_s, u"Ada King"_s}});
    world.changeNow(u"ben"_s, {{u"marketingOptOut"_s, 1}});
    world.signUpNow(u"cy"_s);
    world.mautic().set(world.contactOf(u"ben"_s), u"company"_s, u"Engines"_s);

    QVERIFY(world.sync());
    QCOMPARE(waiting(world), 0);
    QCOMPARE(familyName(world, u"ada"_s), u"King"_s);
}

void TestLooksByHand::aSyncOfOnePerson_leavesNoWorkOfThisPerson()
{
    BackgroundWorld world;
    settle(world);
    world.changeNow(u"ada"_s, {{u"name"_s, u"Ada King"_s}});
    world.changeNow(u"ben"_s, {{u"name"_s, u"Ben King"_s}});
    QVERIFY(world.plan());
    QCOMPARE(waiting(world), 2);

    QVERIFY(world.syncOnly({u"ada"_s}));
    QCOMPARE(familyName(world, u"ada"_s), u"King"_s);
    QCOMPARE(waiting(world), 1);
    QVERIFY(world.run(10s));
    QCOMPARE(familyName(world, u"ben"_s), u"King"_s);
}

void TestLooksByHand::whatAPlanDoesNotHold_staysWork()
{
    BackgroundWorld world;
    settle(world);
    world.changeNow(u"ada"_s, {{u"name"_s, u"Ada King"_s}});
    const auto plan = world.plan();
    QVERIFY(plan);
    world.changeNow(u"ben"_s, {{u"name"_s, u"Ben King"_s}});

    QVERIFY(world.apply(plan->decisions.plan));
    QCOMPARE(familyName(world, u"ada"_s), u"King"_s);
    QCOMPARE(waiting(world), 1);
    QVERIFY(world.run(10s));
    QCOMPARE(familyName(world, u"ben"_s), u"King"_s);
}

void TestLooksByHand::whatIsOpenAboutSomebodyWhoIsGone_endsThoughTheLookFails()
{
    BackgroundWorld world;
    world.mautic().add({{u"email"_s, u"cy@example.com"_s}});
    world.mautic().add({{u"email"_s, u"cy@example.com"_s}});
    world.signUp(u"cy"_s);
    settle(world);
    QCOMPARE(world.openCases().size(), 1);
    world.removeUser(u"cy"_s);
    world.mautic().goDown(ErrorKind::Offline);

    QVERIFY(!world.sync());
    world.mautic().comeBack();
    QVERIFY(world.run(60s));
    QCOMPARE(world.openCases().size(), 0);
    QCOMPARE(waiting(world), 0);
}

/// The engine's first full compare decides about everybody; until then their changes wait for it.
void TestLooksByHand::theFirstLook_makesNoWorkOfEarlierUsers()
{
    BackgroundWorld world;
    world.signUp(u"ada"_s);
    world.signUpNow(u"ben"_s);
    world.signUp(u"cy"_s, {{u"createdAt"_s, BackgroundWorld::tomorrow()}});

    QVERIFY(world.plan());
    QCOMPARE(waiting(world), 1);
    QVERIFY(world.run(120s));
    QCOMPARE(waiting(world), 0);
    QCOMPARE(world.mautic().contactCount(), 3);
}

QTEST_GUILESS_MAIN(TestLooksByHand)
#include "tst_looks_by_hand.moc"
