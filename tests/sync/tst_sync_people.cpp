// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lockstep;

namespace
{

std::optional<PersonState> stateOf(World &world, const QString &user)
{
    const auto kept = world.store().personStates.ofUsers({{user}});
    if (!kept || kept->isEmpty())
        return std::nullopt;
    return kept->first().state;
}

} // namespace

class TestSyncPeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlan_keepsHowEveryoneStands();
    void whoWasWritten_isInStep();
    void whoMauticRefused_isFailing();
    void whoWasLeftOutOfAPlan_staysAsDecided();
    void anUnchangedSync_writesNoStates();
    void aUserWhoIsGone_isNoLongerKept();
    void fieldsAndSegments_areKeptAsMauticNamesThem();
};

void TestSyncPeople::aPlan_keepsHowEveryoneStands()
{
    World world;
    world.mautic().add({{u"email"_s, u"ben@example.com"_s}});
    world.mautic().add({{u"email"_s, u"ben@example.com"_s}});
    world.signUp(u"ada"_s);
    world.signUp(u"ben"_s);
    world.signUp(u"cy"_s, {{u"banned"_s, 1}});
    QVERIFY(world.plan());

    QCOMPARE(stateOf(world, u"ada"_s), PersonState::NotLinked);
    QCOMPARE(stateOf(world, u"ben"_s), PersonState::Ambiguous);
    QCOMPARE(stateOf(world, u"cy"_s), PersonState::Excluded);
}

void TestSyncPeople::whoWasWritten_isInStep()
{
    World world;
    world.signUp(u"ada"_s, {{u"createdAt"_s, World::tomorrow()}});
    QVERIFY(world.sync());
    QCOMPARE(stateOf(world, u"ada"_s), std::nullopt);

    world.changeUser(u"ada"_s, {{u"name"_s, u"Ada King"_s}});
    QVERIFY(world.plan());
    QCOMPARE(stateOf(world, u"ada"_s), PersonState::Differs);
    QVERIFY(world.sync());
    QCOMPARE(stateOf(world, u"ada"_s), std::nullopt);
}

void TestSyncPeople::whoMauticRefused_isFailing()
{
    World world;
    world.mautic().refuse(u"email"_s, u"ada@example.com"_s);
    world.signUp(u"ada"_s);
    QVERIFY(world.sync());
    QCOMPARE(stateOf(world, u"ada"_s), PersonState::Failing);
    QVERIFY(world.sync());
    QCOMPARE(stateOf(world, u"ada"_s), PersonState::Failing);
}

void TestSyncPeople::whoWasLeftOutOfAPlan_staysAsDecided()
{
    World world;
    world.signUp(u"ada"_s, {{u"createdAt"_s, World::tomorrow()}});
    world.signUp(u"ben"_s);
    const auto planned = world.plan();
    QVERIFY(planned);
    Plan plan = planned->decisions.plan;
    plan.rows.removeIf([](const PlanRow &row) { return row.kind == PlanRowKind::AddToSegment; });
    QVERIFY(world.apply(plan));

    QCOMPARE(stateOf(world, u"ada"_s), PersonState::NotLinked);
    QCOMPARE(stateOf(world, u"ben"_s), std::nullopt);
}

void TestSyncPeople::anUnchangedSync_writesNoStates()
{
    World world;
    for (const QString &id : {u"ada"_s, u"ben"_s, u"cy"_s})
        world.signUp(id, {{u"banned"_s, 1}});
    QVERIFY(world.plan());
    const auto kept = world.store().personStates.ofUsers({{u"ada"_s}, {u"ben"_s}, {u"cy"_s}});
    QVERIFY(kept);
    QCOMPARE(kept->size(), 3);

    const auto changes = world.store().personStates.replaceBetween(std::nullopt, std::nullopt, *kept);

    QCOMPARE(changes.value_or(-1), 0);
}

void TestSyncPeople::aUserWhoIsGone_isNoLongerKept()
{
    World world;
    world.signUp(u"ada"_s, {{u"banned"_s, 1}});
    world.signUp(u"ben"_s);
    QVERIFY(world.plan());
    world.removeUser(u"ada"_s);
    QVERIFY(world.plan());
    QCOMPARE(stateOf(world, u"ada"_s), std::nullopt);
    QCOMPARE(stateOf(world, u"ben"_s), PersonState::NotLinked);
}

void TestSyncPeople::fieldsAndSegments_areKeptAsMauticNamesThem()
{
    World world;
    world.signUp(u"ada"_s, {{u"createdAt"_s, World::tomorrow()}});
    QVERIFY(world.sync());
    const auto report = world.sync();
    QVERIFY(report);

    const auto rules = world.store().inventory.rules();
    QVERIFY(rules);
    QCOMPARE(rules->size(), report->inventory.rules.size());
    QCOMPARE(rules->first().rule, report->inventory.rules.first().rule);
    const auto names = world.store().inventory.segmentNames();
    QVERIFY(names);
    QCOMPARE(names->values(), QStringList{u"New Signups"_s});
}

QTEST_GUILESS_MAIN(TestSyncPeople)
#include "tst_sync_people.moc"
