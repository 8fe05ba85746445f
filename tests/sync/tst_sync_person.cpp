// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lockstep;

class TestSyncPerson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheOneAskedFor_isReadAndWritten();
    void aChangeInMauticSinceTheLastLook_isSeen();
    void aContactDeletedMeanwhile_becomesACase();
    void casesOfOthers_stayOpen();
    void whoWasTakenOutByHand_isNotPutBack();
    void aNewPerson_isMadeAndPutIntoTheSegment();
    void aUserTheApplicationNoLongerHas_isNotFound();
};

void TestSyncPerson::onlyTheOneAskedFor_isReadAndWritten()
{
    World world;
    world.signUp(u"ada"_s);
    world.signUp(u"ben"_s);
    QVERIFY(world.sync());
    world.changeUser(u"ada"_s, {{u"name"_s, u"Ada King"_s}});
    world.changeUser(u"ben"_s, {{u"name"_s, u"Ben King"_s}});
    world.mautic().forgetCalls();

    const auto report = world.syncOnly({u"ada"_s});
    QVERIFY(report);
    QCOMPARE(report->usersRead, 1);
    const ContactId ada = world.mautic().idsWithEmail(u"ada@example.com"_s).constFirst();
    const ContactId ben = world.mautic().idsWithEmail(u"ben@example.com"_s).constFirst();
    QCOMPARE(world.mautic().value(ada, u"lastname"_s), u"King"_s);
    QVERIFY(world.mautic().value(ben, u"lastname"_s) != u"King"_s);
    // The linked contact, its opt-outs, the address, fields, segments, and one write.
    QCOMPARE(world.mautic().calls(), 6);
}

void TestSyncPerson::aChangeInMauticSinceTheLastLook_isSeen()
{
    World world;
    world.signUp(u"ada"_s);
    QVERIFY(world.sync());
    const ContactId ada = world.mautic().idsWithEmail(u"ada@example.com"_s).constFirst();
    world.mautic().set(ada, u"lastname"_s, u"Byron"_s);
    world.changeUser(u"ada"_s, {{u"name"_s, u"Ada King"_s}});

    QVERIFY(world.syncOnly({u"ada"_s}));
    QCOMPARE(world.mautic().value(ada, u"lastname"_s), u"Byron"_s);
    const auto cases = world.store().cases.open();
    QVERIFY(cases);
    QCOMPARE(cases->size(), 1);
    QCOMPARE(cases->constFirst().content.kind, CaseKind::BothChanged);
}

void TestSyncPerson::aContactDeletedMeanwhile_becomesACase()
{
    World world;
    world.signUp(u"ada"_s);
    QVERIFY(world.sync());
    world.mautic().remove(world.mautic().idsWithEmail(u"ada@example.com"_s).constFirst());

    QVERIFY(world.syncOnly({u"ada"_s}));
    const auto cases = world.store().cases.open();
    QVERIFY(cases);
    QCOMPARE(cases->size(), 1);
    QCOMPARE(cases->constFirst().content.kind, CaseKind::ContactDeleted);
    QCOMPARE(world.mautic().contactCount(), 0);
}

void TestSyncPerson::casesOfOthers_stayOpen()
{
    World world;
    world.mautic().add({{u"email"_s, u"ben@example.com"_s}});
    world.mautic().add({{u"email"_s, u"ben@example.com"_s}});
    world.signUp(u"ada"_s);
    world.signUp(u"ben"_s);
    QVERIFY(world.sync());
    const auto before = world.store().cases.open();
    QVERIFY(before && before->size() == 1);

    QVERIFY(world.syncOnly({u"ada"_s}));
    const auto after = world.store().cases.open();
    QVERIFY(after);
    QCOMPARE(*after, *before);
}

void TestSyncPerson::whoWasTakenOutByHand_isNotPutBack()
{
    World world;
    world.signUp(u"ada"_s, {{u"createdAt"_s, World::tomorrow()}});
    QVERIFY(world.sync());
    const ContactId ada = world.mautic().idsWithEmail(u"ada@example.com"_s).constFirst();
    world.mautic().removeByHand(u"New Signups"_s, ada);
    world.changeUser(u"ada"_s, {{u"name"_s, u"Ada King"_s}});

    QVERIFY(world.syncOnly({u"ada"_s}));
    QVERIFY(!world.mautic().isMember(u"New Signups"_s, ada));
}

void TestSyncPerson::aNewPerson_isMadeAndPutIntoTheSegment()
{
    World world;
    world.signUp(u"ada"_s, {{u"createdAt"_s, World::tomorrow()}});
    QVERIFY(world.sync());
    world.signUp(u"ben"_s, {{u"createdAt"_s, World::tomorrow()}});

    QVERIFY(world.syncOnly({u"ben"_s}));
    const QList<ContactId> ben = world.mautic().idsWithEmail(u"ben@example.com"_s);
    QCOMPARE(ben.size(), 1);
    QVERIFY(world.mautic().isMember(u"New Signups"_s, ben.constFirst()));
}

void TestSyncPerson::aUserTheApplicationNoLongerHas_isNotFound()
{
    World world;
    const auto report = world.syncOnly({u"nobody"_s});
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(TestSyncPerson)
#include "tst_sync_person.moc"
