// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent_world.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <csignal>

using namespace lockstep;
using namespace Qt::StringLiterals;

class TestAgentCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void check_findsEverythingInOrder();
    void everyCommand_answersInJson();
    void aSync_writesOnce_andTheNextNothing();
    void aSavedPlan_isAppliedAndStoresTheLinks();
    void anApply_withoutTheYes_writesNothing();
    void aPlan_ofAnotherWorkspace_isRefused();
    void rowsThatNoLongerHold_areNotWritten();
    void cases_giveExitCodeThree();
    void aCase_isShownDecidedCarriedOutAndTakenBack();
    void aPerson_isExplained_editedLinkedAndTakenBackByHand();
    void aRun_isTakenBack_afterItWasShownWhatThatMeans();
    void aRule_isTriedOnEverybody_beforeItIsSet();
    void aSpentBudget_stopsWithFive();
    void anInterrupt_stopsBetweenWrites_andTheNextRunGoesOn();
    void theLinkColumn_isAddedOnAYes();
    void theLinkColumn_addedLater_isUsedByAWorkspaceInUse();
    void aMapping_isKept();
    void answers_holdNothingThatSteersATerminal();
};

namespace
{

const QStringList yes{u"--yes"_s, u"fields,segment"_s, u"--new-users-since"_s, u"2026-11-01"_s};

} // namespace

void TestAgentCommands::check_findsEverythingInOrder()
{
    AgentWorld world;
    world.addUsers(3);

    const AgentRun run = world.run({u"check"_s});

    QCOMPARE(run.err, QByteArray());
    QCOMPARE(run.code, 0);
    QVERIFY(run.out.contains("Mautic is version 7.0.0."));
    QVERIFY(!run.out.contains("BAD"));
    QCOMPARE(world.mautic().writingRequests(), 0);
}

void TestAgentCommands::everyCommand_answersInJson()
{
    AgentWorld world;
    world.addUsers(3);
    const QString plan = world.file(u"plan.json"_s);

    const AgentRun check = world.run({u"check"_s, u"--json"_s});
    const AgentRun users = world.run({u"users"_s, u"--json"_s});
    const AgentRun planned =
        world.run({u"plan"_s, u"--json"_s, u"--out"_s, plan, u"--new-users-since"_s, u"2026-11-01"_s});
    const AgentRun applied = world.run({u"apply"_s, plan, u"--json"_s, u"--yes"_s, u"fields,segment"_s});
    const AgentRun synced = world.run({u"sync"_s, u"--json"_s});
    const AgentRun status = world.run({u"status"_s, u"--json"_s});
    const AgentRun cases = world.run({u"cases"_s, u"--json"_s});

    QCOMPARE(check.json().value("mautic"_L1)["version"_L1].toString(), u"7.0.0"_s);
    QCOMPARE(users.json().value("attributes"_L1)["email"_L1]["column"_L1].toString(), u"email"_s);
    QCOMPARE(planned.json().value("counts"_L1)["createContact"_L1].toInt(), 3);
    QCOMPARE(applied.json().value("written"_L1)["created"_L1].toInt(), 3);
    QCOMPARE(applied.json().value("written"_L1)["addedToSegment"_L1].toInt(), 3);
    QCOMPARE(synced.json().value("written"_L1)["created"_L1].toInt(-1), 0);
    QCOMPARE(status.json().value("links"_L1).toInt(), 3);
    QCOMPARE(cases.json().value("cases"_L1).toArray(), QJsonArray());
    for (const AgentRun &run : {check, users, planned, applied, synced, cases}) {
        QCOMPARE(run.err, QByteArray());
        QCOMPARE(run.code, 0);
    }
    QCOMPARE(status.err, QByteArray());
    // Nobody runs the engine, and monitoring wants to know.
    QCOMPARE(status.code, 7);
    QCOMPARE(status.json().value("engine"_L1)["running"_L1].toBool(true), false);
    QCOMPARE(world.leaks(), QStringList());
}

void TestAgentCommands::aSync_writesOnce_andTheNextNothing()
{
    AgentWorld world;
    world.addUsers(250);

    const AgentRun first = world.run(QStringList{u"sync"_s} + yes);
    const int written = world.mautic().writingRequests();
    const AgentRun second = world.run({u"sync"_s});

    QCOMPARE(first.code, 0);
    QVERIFY(written > 0);
    QCOMPARE(world.mautic().contactIds().size(), 250);
    QCOMPARE(second.code, 0);
    QVERIFY(second.out.contains("Nothing to do"));
    QCOMPARE(world.mautic().writingRequests(), written);
    QCOMPARE(world.leaks(), QStringList());
}

void TestAgentCommands::aSavedPlan_isAppliedAndStoresTheLinks()
{
    AgentWorld world;
    world.addUsers(2);
    const QString plan = world.file(u"plan.json"_s);

    const AgentRun planned = world.run({u"plan"_s, u"--out"_s, plan, u"--new-users-since"_s, u"2026-11-01"_s});
    QCOMPARE(world.mautic().writingRequests(), 0);
    const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
    QCOMPARE(QFile::permissions(plan) & others, QFileDevice::Permissions());
    const AgentRun applied = world.run({u"apply"_s, plan, u"--yes"_s, u"fields,segment"_s});

    QCOMPARE(planned.code, 0);
    QVERIFY(planned.out.contains("contacts to create"));
    QCOMPARE(applied.code, 0);
    const auto contact = world.mautic().contactsWithEmail(u"user1@"_s + AgentWorld::canaryDomain);
    QCOMPARE(contact.size(), 1);
    QCOMPARE(world.mautic().contact(contact.first())->fields.value(u"app_user_id"_s), u"u1"_s);
}

void TestAgentCommands::anApply_withoutTheYes_writesNothing()
{
    AgentWorld world;
    world.addUsers(2);
    const QString plan = world.file(u"plan.json"_s);
    QCOMPARE(world.run({u"plan"_s, u"--out"_s, plan}).code, 0);

    const AgentRun applied = world.run({u"apply"_s, plan});

    QCOMPARE(applied.code, 5);
    QCOMPARE(applied.out, QByteArray());
    QVERIFY(applied.err.contains("--yes fields,segment"));
    QCOMPARE(world.mautic().writingRequests(), 0);
}

void TestAgentCommands::aPlan_ofAnotherWorkspace_isRefused()
{
    AgentWorld world;
    world.addUsers(1);
    const QString plan = world.file(u"plan.json"_s);
    QCOMPARE(world.run({u"plan"_s, u"--out"_s, plan}).code, 0);
    QVERIFY(QDir(world.workspace()).removeRecursively());
    QCOMPARE(world.run({u"plan"_s}).code, 0);

    const AgentRun applied = world.run({u"apply"_s, plan, u"--yes"_s, u"fields,segment"_s});

    QCOMPARE(applied.code, 5);
    QVERIFY(applied.err.contains("no longer fits"));
    QCOMPARE(world.mautic().writingRequests(), 0);
}

void TestAgentCommands::rowsThatNoLongerHold_areNotWritten()
{
    AgentWorld world;
    world.addUsers(2);
    const QString plan = world.file(u"plan.json"_s);
    QCOMPARE(world.run({u"plan"_s, u"--out"_s, plan}).code, 0);
    world.change(u"UPDATE \"user\" SET name = 'Other Name' WHERE id = 'u1'"_s);

    const AgentRun applied = world.run({u"apply"_s, plan, u"--yes"_s, u"fields,segment"_s});

    QCOMPARE(applied.code, 3);
    QVERIFY(applied.out.contains("no longer held"));
    QCOMPARE(world.mautic().contactsWithEmail(u"user1@"_s + AgentWorld::canaryDomain).size(), 0);
    QCOMPARE(world.mautic().contactsWithEmail(u"user2@"_s + AgentWorld::canaryDomain).size(), 1);
}

void TestAgentCommands::cases_giveExitCodeThree()
{
    AgentWorld world;
    world.addUser({.id = u"a"_s, .email = u"Shared@"_s + AgentWorld::canaryDomain});
    world.addUser({.id = u"b"_s, .email = u"shared@"_s + AgentWorld::canaryDomain});

    const AgentRun synced = world.run(QStringList{u"sync"_s} + yes);
    const AgentRun cases = world.run({u"cases"_s});

    QCOMPARE(synced.code, 3);
    QCOMPARE(cases.code, 3);
    QVERIFY(cases.out.contains("address shared by users: 2"));
    QCOMPARE(world.mautic().contactIds().size(), 0);
    QCOMPARE(world.leaks(), QStringList());
}

void TestAgentCommands::aCase_isShownDecidedCarriedOutAndTakenBack()
{
    AgentWorld world;
    world.addUser({.id = u"a"_s, .email = u"ada@"_s + AgentWorld::canaryDomain});
    QCOMPARE(world.run(QStringList{u"sync"_s} + yes).code, 0);
    world.change(u"UPDATE \"user\" SET name = 'Canary King'"_s);
    const ContactId contact = world.mautic().contactIds().constFirst();
    world.mautic().setField(contact, u"lastname"_s, u"Byron"_s);
    QCOMPARE(world.run({u"sync"_s}).code, 3);
    const auto listed = world.run({u"cases"_s, u"--json"_s}).json().value("cases"_L1).toArray();
    QCOMPARE(listed.size(), 1);
    const QString id = QString::number(listed.first()["id"_L1].toInt());

    const AgentRun shown = world.run({u"cases"_s, u"show"_s, id});
    QVERIFY2(shown.out.contains("take-app") && shown.out.contains("Byron"), shown.out.constData());
    QCOMPARE(world.run({u"cases"_s, u"decide"_s, id, u"take-everything"_s}).code, 2);
    QCOMPARE(world.run({u"cases"_s, u"decide"_s, id, u"take-mautic"_s}).code, 3);
    const AgentRun decided = world.run({u"cases"_s, u"decide"_s, id, u"take-app"_s, u"--note"_s, u"a call"_s});
    QCOMPARE(decided.code, 0);
    QCOMPARE(world.run({u"cases"_s}).code, 0);
    QCOMPARE(world.run({u"sync"_s}).code, 0);
    QCOMPARE(world.mautic().contact(contact)->fields.value(u"lastname"_s), u"King"_s);
    const AgentRun second = world.run({u"cases"_s, u"decide"_s, id, u"keep-both"_s, u"--json"_s});
    QCOMPARE(second.code, 3);
    QCOMPARE(second.json().value("decisions"_L1)[0]["outcome"_L1].toString(), u"notOpen"_s);

    QCOMPARE(world.run({u"cases"_s, u"undo"_s, id}).code, 0);
    QCOMPARE(world.run({u"sync"_s}).code, 0);
    QCOMPARE(world.mautic().contact(contact)->fields.value(u"lastname"_s), u"Byron"_s);
    QVERIFY(world.run({u"cases"_s, u"decided"_s}).out.contains("lastname"));
    QCOMPARE(world.leaks(), QStringList());
}

void TestAgentCommands::aPerson_isExplained_editedLinkedAndTakenBackByHand()
{
    AgentWorld world;
    world.addUser({.id = u"a"_s, .email = u"ada@"_s + AgentWorld::canaryDomain});
    QCOMPARE(world.run(QStringList{u"sync"_s} + yes).code, 0);
    const ContactId contact = world.mautic().contactIds().constFirst();

    const AgentRun shown = world.run({u"person"_s, u"a"_s, u"--json"_s});
    QCOMPARE(shown.code, 0);
    QCOMPARE(shown.json().value("contact"_L1).toInteger(), contact.value);
    QVERIFY(!shown.json().value("why"_L1).toArray().isEmpty());
    QCOMPARE(world.run({u"person"_s, u"nobody"_s}).code, 2);

    const QString before = world.mautic().contact(contact)->fields.value(u"lastname"_s);
    const QStringList edit{u"person"_s, u"a"_s, u"edit"_s, u"lastname"_s, u"--value"_s};
    QCOMPARE(world.run(edit + QStringList{QString(300, u'x')}).code, 3);
    QCOMPARE(world.run(edit + QStringList{u"Example Ltd"_s}).code, 0);
    QCOMPARE(world.run({u"sync"_s}).code, 0);
    QCOMPARE(world.mautic().contact(contact)->fields.value(u"lastname"_s), u"Example Ltd"_s);
    QVERIFY(world.run({u"person"_s, u"a"_s}).out.contains("Example Ltd"));
    QCOMPARE(world.run({u"person"_s, u"a"_s, u"undo"_s}).code, 0);
    QCOMPARE(world.run({u"sync"_s}).code, 0);
    QCOMPARE(world.mautic().contact(contact)->fields.value(u"lastname"_s), before);

    QCOMPARE(world.run({u"person"_s, u"a"_s, u"unlink"_s}).code, 3);
    QCOMPARE(world.run({u"person"_s, u"a"_s, u"unlink"_s, u"--note"_s, u"asked"_s}).code, 0);
    QCOMPARE(world.run({u"sync"_s}).code, 0);
    QVERIFY(!world.run({u"person"_s, u"a"_s, u"--json"_s}).json().contains("contact"_L1));
}

void TestAgentCommands::aRun_isTakenBack_afterItWasShownWhatThatMeans()
{
    AgentWorld world;
    world.addUser({.id = u"a"_s, .email = u"ada@"_s + AgentWorld::canaryDomain});
    QCOMPARE(world.run(QStringList{u"sync"_s} + yes).code, 0);
    const ContactId contact = world.mautic().contactIds().constFirst();
    const QString before = world.mautic().contact(contact)->fields.value(u"lastname"_s);
    world.change(u"UPDATE \"user\" SET name = 'Canary King'"_s);
    QCOMPARE(world.run({u"sync"_s}).code, 0);
    const auto runs = world.run({u"runs"_s, u"--json"_s}).json().value("runs"_L1).toArray();
    const QString newest = QString::number(runs.first()["run"_L1].toInteger());

    const AgentRun shown = world.run({u"runs"_s, u"show"_s, newest, u"--json"_s});
    QCOMPARE(shown.json().value("values"_L1).toInt(), 1);
    QCOMPARE(world.run({u"sync"_s}).code, 0);
    QCOMPARE(world.mautic().contact(contact)->fields.value(u"lastname"_s), u"King"_s);

    QCOMPARE(world.run({u"runs"_s, u"undo"_s, newest}).code, 0);
    QCOMPARE(world.run({u"sync"_s}).code, 0);
    QCOMPARE(world.mautic().contact(contact)->fields.value(u"lastname"_s), before);
    QCOMPARE(world.run({u"runs"_s, u"undo"_s, newest}).code, 3);
    QCOMPARE(world.run({u"runs"_s, u"undo"_s, u"all"_s}).code, 2);
}

void TestAgentCommands::aRule_isTriedOnEverybody_beforeItIsSet()
{
    AgentWorld world;
    world.addUser({.id = u"a"_s, .email = u"ada@"_s + AgentWorld::canaryDomain});
    QCOMPARE(world.run(QStringList{u"sync"_s} + yes).code, 0);
    world.change(u"UPDATE \"user\" SET name = 'Canary King'"_s);
    world.mautic().setField(world.mautic().contactIds().constFirst(), u"lastname"_s, u"Byron"_s);
    QCOMPARE(world.run({u"sync"_s}).code, 3);

    const QStringList rule{u"lastname"_s, u"--authority"_s, u"app"_s};
    const AgentRun tried = world.run(QStringList{u"fields"_s, u"try"_s} + rule + QStringList{u"--json"_s});
    QCOMPARE(tried.json().value("differing"_L1).toInt(), 1);
    QCOMPARE(tried.json().value("casesSettled"_L1).toInt(), 1);
    QCOMPARE(world.run({u"cases"_s}).code, 3);
    QVERIFY(world.run(QStringList{u"fields"_s, u"try"_s} + rule).out.contains("King"));

    QCOMPARE(world.run(QStringList{u"fields"_s, u"set"_s} + rule).code, 0);
    QCOMPARE(world.run({u"sync"_s}).code, 0);
    QCOMPARE(world.run({u"cases"_s}).code, 0);
}

void TestAgentCommands::aSpentBudget_stopsWithFive()
{
    AgentWorld world;
    world.addUsers(2);
    world.writeCredentials(world.credentials().replace("MAUTIC_RATE_LIMIT=1000000", "MAUTIC_RATE_LIMIT=3/hour"));

    const AgentRun run = world.run({u"plan"_s});

    QCOMPARE(run.code, 5);
    QCOMPARE(run.out, QByteArray());
    QVERIFY(run.err.contains("There is room again in"));
    QCOMPARE(world.mautic().requests().size(), 3);
}

void TestAgentCommands::anInterrupt_stopsBetweenWrites_andTheNextRunGoesOn()
{
    AgentWorld world({.latency = std::chrono::milliseconds{150}});
    world.addUsers(1000);
    QProcess process;
    world.start(process, QStringList{u"sync"_s, u"--credentials"_s, world.file(u"credentials"_s)} + yes);
    QTRY_VERIFY_WITH_TIMEOUT(!world.mautic().contactIds().isEmpty(), 60'000);

    const auto agent = static_cast<pid_t>(process.processId());
    QVERIFY(agent > 0);
    ::kill(agent, SIGINT);
    const AgentRun stopped = world.finish(process);

    QCOMPARE(stopped.code, 1);
    QVERIFY(stopped.says("Stopped before it was done."));
    QVERIFY(world.mautic().contactIds().size() < 1000);
    const AgentRun resumed = world.run(QStringList{u"sync"_s} + yes);
    QCOMPARE(resumed.code, 0);
    QCOMPARE(world.mautic().contactIds().size(), 1000);
    QVERIFY(world.run({u"sync"_s}).out.contains("Nothing to do"));
    QCOMPARE(world.leaks(), QStringList());
}

void TestAgentCommands::theLinkColumn_isAddedOnAYes()
{
    AgentWorld world;
    world.change(u"ALTER TABLE \"user\" DROP COLUMN \"mauticId\""_s);
    world.change(u"INSERT INTO \"user\" VALUES ('u1', 'u1@canary-addresses.example', 1, 'Canary Person', "
                 "'2026-11-02T10:00:00.000Z', '2026-11-02T10:00:00.000Z')"_s);

    const AgentRun shown = world.run({u"users"_s});
    QVERIFY(shown.out.contains("ALTER TABLE"));
    const AgentRun added = world.run(QStringList{u"sync"_s, u"--yes"_s, u"fields,segment,column"_s});

    QCOMPARE(added.code, 0);
    QVERIFY(!world.run({u"users"_s}).out.contains("ALTER TABLE"));
    world.change(u"UPDATE \"user\" SET name = 'x' WHERE \"mautic_contact_id\" IS NOT NULL"_s);
    QCOMPARE(world.run({u"users"_s, u"--json"_s}).json().value("sample"_L1)["rows"_L1][0].toArray().contains(u"x"_s),
             true);
}

void TestAgentCommands::theLinkColumn_addedLater_isUsedByAWorkspaceInUse()
{
    AgentWorld world;
    world.change(u"ALTER TABLE \"user\" DROP COLUMN \"mauticId\""_s);
    world.change(u"INSERT INTO \"user\" VALUES ('u1', 'u1@canary-addresses.example', 1, 'Canary Person', "
                 "'2026-11-02T10:00:00.000Z', '2026-11-02T10:00:00.000Z')"_s);
    QVERIFY(world.run(QStringList{u"sync"_s} + yes).says("links are kept in Lockstep's own store"));

    QCOMPARE(world.run({u"users"_s, u"--yes"_s, u"column"_s}).code, 0);

    const AgentRun after = world.run({u"sync"_s, u"--json"_s});
    QVERIFY(!after.says("links are kept in Lockstep's own store"));
    world.change(u"UPDATE \"user\" SET name = 'linked' WHERE \"mautic_contact_id\" IS NOT NULL"_s);
    QVERIFY(world.run({u"users"_s}).out.contains("linked"));
}

void TestAgentCommands::aMapping_isKept()
{
    AgentWorld world;
    world.addUsers(1);
    QCOMPARE(world.run({u"plan"_s, u"--map"_s, u"company=name"_s, u"--map"_s, u"updatedAt=-"_s}).code, 0);

    const QJsonObject attributes = world.run({u"users"_s, u"--json"_s}).json().value("attributes"_L1).toObject();

    QCOMPARE(attributes.value("company"_L1)["column"_L1].toString(), u"name"_s);
    QVERIFY(!attributes.contains("updatedAt"_L1));
}

void TestAgentCommands::answers_holdNothingThatSteersATerminal()
{
    AgentWorld world;
    world.addUser(
        {.id = u"u\u001b[2J"_s, .email = u"a@canary-addresses.example"_s, .name = u"\u001b]0;x\u0007\u202eEvil"_s});

    const AgentRun users = world.run({u"users"_s});

    QVERIFY(!users.out.contains('\x1b') && !users.out.contains('\x07'));
    QVERIFY(users.out.contains("\\u001b") && users.out.contains("\\u202e"));
}

QTEST_GUILESS_MAIN(TestAgentCommands)
#include "tst_agent_commands.moc"
