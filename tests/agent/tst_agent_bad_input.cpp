// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent_world.h"
#include "runtime/held_lease.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <unistd.h>

using namespace lockstep;
using namespace Qt::StringLiterals;

class TestAgentBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWrongCommandLine_isExplained_data();
    void aWrongCommandLine_isExplained();
    void missingCredentials_areNamed_data();
    void missingCredentials_areNamed();
    void aFileOthersCanRead_isRefused();
    void wrongCredentials_failWithoutAWord_ofThem();
    void whatMauticAnswersInstead_isExplained_data();
    void whatMauticAnswersInstead_isExplained();
    void theApiSwitchedOff_isExplained();
    void anUnreachableMautic_isNamed();
    void aFailure_inJson_isJson();
    void aBadUsersDatabase_isNamed_data();
    void aBadUsersDatabase_isNamed();
    void aUsersTableWithoutEmail_isNamed();
    void aBadStore_isNeverAFirstRun_data();
    void aBadStore_isNeverAFirstRun();
    void aNewerStore_isLeftAlone();
    void aReadOnlyWorkspace_isNamed();
    void aWorkspaceInUse_isLeftToTheOther();
    void badSettings_areNamed();
    void aPlanThatIsNone_isRefused();
};

void TestAgentBadInput::aWrongCommandLine_isExplained_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no such command") << QStringList{u"destroy"_s};
    QTest::newRow("no such option") << QStringList{u"plan"_s, u"--force"_s};
    QTest::newRow("option of another command") << QStringList{u"status"_s, u"--yes"_s, u"fields"_s};
    QTest::newRow("apply without a file") << QStringList{u"apply"_s};
    QTest::newRow("plan with a file") << QStringList{u"plan"_s, u"x"_s};
    QTest::newRow("yes to what?") << QStringList{u"sync"_s, u"--yes"_s, u"all"_s};
    QTest::newRow("no time") << QStringList{u"plan"_s, u"--new-users-since"_s, u"soon"_s};
    QTest::newRow("no match") << QStringList{u"plan"_s, u"--map"_s, u"phone"_s};
    QTest::newRow("no attribute") << QStringList{u"plan"_s, u"--map"_s, u"shoe=size"_s};
    QTest::newRow("no value") << QStringList{u"plan"_s, u"--out="_s};
}

void TestAgentBadInput::aWrongCommandLine_isExplained()
{
    QFETCH(QStringList, arguments);
    AgentWorld world;

    const AgentRun run = world.run(arguments);

    QCOMPARE(run.code, 2);
    QCOMPARE(run.out, QByteArray());
    QVERIFY(run.err.contains("lockstep-agent --help"));
    QVERIFY(!QDir(world.workspace()).exists());
}

void TestAgentBadInput::missingCredentials_areNamed_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("address") << QByteArray("MAUTIC_API_URL");
    QTest::newRow("secret") << QByteArray("MAUTIC_CLIENT_SECRET");
    QTest::newRow("users") << QByteArray("LOCKSTEP_USERS_URL");
}

void TestAgentBadInput::missingCredentials_areNamed()
{
    QFETCH(QByteArray, name);
    AgentWorld world;
    world.writeCredentials(world.credentials().replace(name, "X"));

    const AgentRun run = world.run({u"sync"_s});

    QCOMPARE(run.code, 4);
    QCOMPARE(run.out, QByteArray());
    QVERIFY(run.err.contains(QByteArray("Sign-in data is missing: " + name)));
    QVERIFY(!QDir(world.workspace()).exists());
    QCOMPARE(world.leaks(), QStringList());
}

void TestAgentBadInput::aFileOthersCanRead_isRefused()
{
    AgentWorld world;
    QFile::setPermissions(world.file(u"credentials"_s), QFileDevice::ReadOwner | QFileDevice::ReadGroup);

    const AgentRun run = world.run({u"check"_s});

    QCOMPARE(run.code, 4);
    QVERIFY(run.err.contains("chmod 600"));
    QCOMPARE(world.mautic().requests().size(), 0);
}

void TestAgentBadInput::wrongCredentials_failWithoutAWord_ofThem()
{
    AgentWorld world;
    world.writeCredentials(world.credentials().replace("MAUTIC_CLIENT_ID=1_", "MAUTIC_CLIENT_ID=2_"));

    const AgentRun run = world.run({u"plan"_s});

    QCOMPARE(run.code, 1);
    QCOMPARE(run.out, QByteArray());
    QVERIFY(run.err.contains("Mautic did not accept the sign-in data."));
    QCOMPARE(world.leaks(), QStringList());
}

void TestAgentBadInput::whatMauticAnswersInstead_isExplained_data()
{
    QTest::addColumn<FaultKind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("a web page") << FaultKind::HtmlPage << 200 << QByteArray("there is no Mautic API");
    QTest::newRow("a redirect") << FaultKind::Redirect << 302 << QByteArray("there is no Mautic API");
    QTest::newRow("half an answer") << FaultKind::BrokenJson << 200 << QByteArray("not one that Mautic gives");
    QTest::newRow("a fault") << FaultKind::AnswerStatus << 503 << QByteArray("a fault of its own");
    QTest::newRow("slow down") << FaultKind::AnswerStatus << 429 << QByteArray("slow down");
    QTest::newRow("no right") << FaultKind::AnswerStatus << 403 << QByteArray("does not allow this");
}

void TestAgentBadInput::whatMauticAnswersInstead_isExplained()
{
    QFETCH(FaultKind, kind);
    QFETCH(int, status);
    QFETCH(QByteArray, says);
    AgentWorld world;
    world.addUsers(2);
    world.mautic().inject({.kind = kind, .status = status, .path = u"/api/contacts"_s, .times = 1000});

    const AgentRun run = world.run({u"sync"_s, u"--yes"_s, u"fields,segment"_s});

    QCOMPARE(run.code, 1);
    QCOMPARE(run.out, QByteArray());
    QVERIFY2(run.err.contains(says), run.err.constData());
    QCOMPARE(world.leaks(), QStringList());
}

void TestAgentBadInput::theApiSwitchedOff_isExplained()
{
    AgentWorld world;
    world.mautic().setApiEnabled(false);

    const AgentRun run = world.run({u"check"_s});

    QCOMPARE(run.code, 1);
    QVERIFY(run.out.contains("API enabled?"));
}

void TestAgentBadInput::anUnreachableMautic_isNamed()
{
    AgentWorld world;
    world.addUsers(1);
    world.mautic().stop();

    const AgentRun run = world.run({u"sync"_s});

    QCOMPARE(run.code, 1);
    QVERIFY2(run.err.contains("There is no connection to 127.0.0.1"), run.err.constData());
    QCOMPARE(world.leaks(), QStringList());
}

void TestAgentBadInput::aFailure_inJson_isJson()
{
    AgentWorld world;
    world.mautic().setApiEnabled(false);

    const AgentRun run = world.run({u"plan"_s, u"--json"_s});

    QCOMPARE(run.code, 1);
    QCOMPARE(run.json().value("error"_L1)["kind"_L1].toString(), u"apiDisabled"_s);
    QCOMPARE(run.err, QByteArray());
}

void TestAgentBadInput::aBadUsersDatabase_isNamed_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::newRow("no file") << QByteArray("sqlite:///nowhere/at/all.db");
    QTest::newRow("no server") << QByteArray("postgresql://app:canary-secret-5f2a@127.0.0.1:1/app");
    QTest::newRow("no database") << QByteArray("oracle://app:canary-secret-5f2a@127.0.0.1/app");
}

void TestAgentBadInput::aBadUsersDatabase_isNamed()
{
    QFETCH(QByteArray, url);
    AgentWorld world;
    const QByteArray usual = "sqlite://" + world.file(u"application.sqlite"_s).toUtf8();
    world.writeCredentials(world.credentials().replace(usual, url));

    const AgentRun run = world.run({u"plan"_s});

    QCOMPARE(run.code, 1);
    QCOMPARE(run.out, QByteArray());
    QVERIFY(run.err.contains("LOCKSTEP_USERS_URL") || run.err.contains("A setting is not right"));
    QCOMPARE(world.mautic().requests().size(), 0);
    QCOMPARE(world.leaks(), QStringList());
}

void TestAgentBadInput::aUsersTableWithoutEmail_isNamed()
{
    AgentWorld world;
    world.change(u"CREATE TABLE people (id TEXT, name TEXT)"_s);

    const AgentRun run = world.run({u"plan"_s, u"--table"_s, u"people"_s});

    QCOMPARE(run.code, 1);
    QVERIFY2(run.err.contains("The users table cannot be used"), run.err.constData());
}

void TestAgentBadInput::aBadStore_isNeverAFirstRun_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("damaged") << QByteArray(8192, 'x') << QByteArray("is damaged");
    QTest::newRow("empty") << QByteArray() << QByteArray("The store of this workspace is");
    QTest::newRow("gone") << QByteArray("remove") << QByteArray("is not there");
}

void TestAgentBadInput::aBadStore_isNeverAFirstRun()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, says);
    AgentWorld world;
    world.addUsers(2);
    QCOMPARE(world.run({u"sync"_s, u"--yes"_s, u"fields,segment"_s}).code, 0);
    const int written = world.mautic().writingRequests();
    const QDir folder(world.workspace());
    for (const QString &name : folder.entryList({u"store.sqlite*"_s}, QDir::Files))
        QVERIFY(QFile::remove(folder.filePath(name)));
    if (content != "remove") {
        QFile store(folder.filePath(u"store.sqlite"_s));
        QVERIFY(store.open(QIODevice::WriteOnly));
        store.write(content);
    }

    for (const QString &command : {u"sync"_s, u"plan"_s, u"status"_s, u"cases"_s}) {
        const AgentRun run = world.run({command});
        QCOMPARE(run.code, 1);
        QCOMPARE(run.out, QByteArray());
        QVERIFY2(run.err.contains(says), run.err.constData());
    }
    QCOMPARE(world.mautic().writingRequests(), written);
}

void TestAgentBadInput::aNewerStore_isLeftAlone()
{
    AgentWorld world;
    world.addUsers(1);
    QCOMPARE(world.run({u"plan"_s}).code, 0);
    {
        QSqlDatabase store = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"store"_s);
        store.setDatabaseName(world.workspace() + u"/store.sqlite"_s);
        QVERIFY(store.open());
        QVERIFY(QSqlQuery(store).exec(u"PRAGMA user_version = 9999"_s));
        store.close();
    }
    QSqlDatabase::removeDatabase(u"store"_s);

    const AgentRun run = world.run({u"sync"_s});

    QCOMPARE(run.code, 1);
    QVERIFY2(run.err.contains("made by a newer Lockstep"), run.err.constData());
}

void TestAgentBadInput::aReadOnlyWorkspace_isNamed()
{
    if (::geteuid() == 0)
        QSKIP("root writes into any folder");
    AgentWorld world;
    world.addUsers(1);
    QCOMPARE(world.run({u"plan"_s}).code, 0);
    QFile::setPermissions(world.workspace() + u"/store.sqlite"_s, QFileDevice::ReadOwner);
    QFile::setPermissions(world.workspace(), QFileDevice::ReadOwner | QFileDevice::ExeOwner);

    const AgentRun run = world.run({u"sync"_s});

    QFile::setPermissions(world.workspace(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    QCOMPARE(run.code, 1);
    QVERIFY2(run.err.contains("cannot be written"), run.err.constData());
}

void TestAgentBadInput::aWorkspaceInUse_isLeftToTheOther()
{
    AgentWorld world;
    world.addUsers(1);
    QCOMPARE(world.run({u"plan"_s}).code, 0);
    const auto store = Database::openExisting(world.workspace() + u"/store.sqlite"_s);
    QVERIFY(store);
    const auto other = HeldLease::take(**store, {.owner = thisOwner(false)}, {});
    QVERIFY(other);
    world.mautic().forgetRequests();

    const AgentRun run = world.run({u"sync"_s});

    QCOMPARE(run.code, 1);
    QVERIFY2(run.err.contains("Another Lockstep is at work in this workspace: tst_agent_bad_input ("),
             run.err.constData());
    QCOMPARE(world.mautic().requests().size(), 0);
    QCOMPARE(world.run({u"status"_s}).code, 7);
}

void TestAgentBadInput::badSettings_areNamed()
{
    AgentWorld world;
    world.addUsers(1);
    QCOMPARE(world.run({u"plan"_s}).code, 0);
    QFile settings(world.workspace() + u"/settings.ini"_s);
    QVERIFY(settings.open(QIODevice::Append));
    settings.write("\n[columns]\nshoeSize=shoe\n");
    settings.close();

    const AgentRun run = world.run({u"sync"_s});

    QCOMPARE(run.code, 1);
    QVERIFY(run.err.contains("columns/shoeSize"));
}

void TestAgentBadInput::aPlanThatIsNone_isRefused()
{
    AgentWorld world;
    QFile plan(world.file(u"plan.json"_s));
    QVERIFY(plan.open(QIODevice::WriteOnly));
    plan.write("{\"rows\": 7}");
    plan.close();

    const AgentRun run = world.run({u"apply"_s, plan.fileName()});

    QCOMPARE(run.code, 1);
    QCOMPARE(run.out, QByteArray());
    QVERIFY(run.err.contains("This cannot be read"));
}

QTEST_GUILESS_MAIN(TestAgentBadInput)
#include "tst_agent_bad_input.moc"
