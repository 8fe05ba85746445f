// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent_world.h"

#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class TestAgentFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyField_isListedWithItsPolicy();
    void aColumn_isSwitchedOnAfterItsStatementWasShown();
    void withoutAYes_nothingIsSwitchedOn();
    void towardsTheApplication_onlyWhereTheColumnIsSwitchedOn();
    void anAddress_isNeverMauticsToDecide();
    void switchedOff_nothingGoesToTheApplication();
    void aValueOfMautic_arrivesInTheApplicationOnlyWhileItsColumnIsSwitchedOn();
    void aCheck_saysWhetherTheColumnMayBeWritten();
    void whatIsNotUnderstood_isRefusedAndChangesNothing_data();
    void whatIsNotUnderstood_isRefusedAndChangesNothing();

private:
    [[nodiscard]] AgentRun run(const QStringList &words) { return m_world->run(QStringList{u"fields"_s} + words); }
    [[nodiscard]] QJsonObject field(const QString &attribute);
    /// What the application has of the first user.
    [[nodiscard]] QString value(const QString &column);

    std::unique_ptr<AgentWorld> m_world;
};

void TestAgentFields::init()
{
    // One at a time: both would have the connection of the same name.
    m_world.reset();
    m_world = std::make_unique<AgentWorld>();
    m_world->addUsers(2);
    m_world->change(u"ALTER TABLE \"user\" ADD COLUMN phone text"_s);
    const AgentRun synced =
        m_world->run({u"sync"_s, u"--yes"_s, u"fields,segment"_s, u"--new-users-since"_s, u"2026-11-01"_s});
    QCOMPARE(synced.code, 0);
}

QJsonObject TestAgentFields::field(const QString &attribute)
{
    for (const QJsonValue &each : run({u"--json"_s}).json().value("fields"_L1).toArray()) {
        if (each["attribute"_L1].toString() == attribute)
            return each.toObject();
    }
    return {};
}

void TestAgentFields::everyField_isListedWithItsPolicy()
{
    const QJsonObject expected{{u"attribute"_s, u"phone"_s},    {u"alias"_s, u"phone"_s},   {u"column"_s, u"phone"_s},
                               {u"direction"_s, u"toMautic"_s}, {u"authority"_s, u"ask"_s}, {u"mode"_s, u"overwrite"_s},
                               {u"clearing"_s, u"propagate"_s}, {u"writable"_s, false}};
    QCOMPARE(field(u"phone"_s), expected);
    const AgentRun listed = run({});
    QCOMPARE(listed.code, 0);
    QVERIFY(listed.says("to Mautic"));
    QVERIFY(listed.says("only read"));
}

void TestAgentFields::aColumn_isSwitchedOnAfterItsStatementWasShown()
{
    const AgentRun allowed = run({u"allow"_s, u"PHONE"_s, u"--yes"_s, u"writing"_s});
    const AgentRun set = run({u"set"_s, u"phone"_s, u"--direction"_s, u"both"_s, u"--authority"_s, u"newest"_s,
                              u"--mode"_s, u"onlyIfEmpty"_s, u"--clearing"_s, u"never"_s});

    QCOMPARE(allowed.code, 0);
    QVERIFY2(allowed.out.contains(R"(UPDATE "user" SET "phone" = ?)"), allowed.out.constData());
    QCOMPARE(set.code, 0);
    const QJsonObject phone = field(u"phone"_s);
    QCOMPARE(phone["direction"_L1].toString(), u"both"_s);
    QCOMPARE(phone["authority"_L1].toString(), u"newest"_s);
    QCOMPARE(phone["mode"_L1].toString(), u"onlyIfEmpty"_s);
    QCOMPARE(phone["clearing"_L1].toString(), u"never"_s);
    QVERIFY(phone["writable"_L1].toBool());
    QCOMPARE(m_world->leaks(), QStringList());
}

void TestAgentFields::withoutAYes_nothingIsSwitchedOn()
{
    const AgentRun asked = run({u"allow"_s, u"phone"_s});
    const AgentRun asJson = run({u"allow"_s, u"phone"_s, u"--json"_s});

    QCOMPARE(asked.code, 1);
    QVERIFY(asked.out.contains("UPDATE"));
    QVERIFY(asked.err.contains("--yes writing"));
    QVERIFY(asJson.json()["statement"_L1].toString().startsWith("UPDATE"_L1));
    QVERIFY(!asJson.json()["writable"_L1].toBool(true));
    QVERIFY(!field(u"phone"_s)["writable"_L1].toBool(true));
}

void TestAgentFields::towardsTheApplication_onlyWhereTheColumnIsSwitchedOn()
{
    for (const QString &direction : {u"both"_s, u"toApp"_s}) {
        const AgentRun set = run({u"set"_s, u"phone"_s, u"--direction"_s, direction});
        QCOMPARE(set.code, 2);
        QVERIFY(set.err.contains("fields allow phone"));
    }
    QCOMPARE(field(u"phone"_s)["direction"_L1].toString(), u"toMautic"_s);
}

void TestAgentFields::anAddress_isNeverMauticsToDecide()
{
    QCOMPARE(run({u"allow"_s, u"email"_s, u"--yes"_s, u"writing"_s}).code, 0);
    QCOMPARE(run({u"set"_s, u"email"_s, u"--authority"_s, u"mautic"_s}).code, 2);
    QCOMPARE(run({u"set"_s, u"email"_s, u"--direction"_s, u"off"_s}).code, 2);
    QCOMPARE(run({u"set"_s, u"email"_s, u"--direction"_s, u"both"_s, u"--authority"_s, u"ask"_s}).code, 0);
}

void TestAgentFields::switchedOff_nothingGoesToTheApplication()
{
    QCOMPARE(run({u"allow"_s, u"phone"_s, u"--yes"_s, u"writing"_s}).code, 0);
    QCOMPARE(run({u"set"_s, u"phone"_s, u"--direction"_s, u"both"_s}).code, 0);

    QCOMPARE(run({u"forbid"_s, u"phone"_s}).code, 0);

    QCOMPARE(field(u"phone"_s)["direction"_L1].toString(), u"toMautic"_s);
    QVERIFY(!field(u"phone"_s)["writable"_L1].toBool(true));
}

QString TestAgentFields::value(const QString &column)
{
    QSqlQuery query(QSqlDatabase::database(u"application"_s));
    return query.exec(u"SELECT \"%1\" FROM \"user\" ORDER BY id LIMIT 1"_s.arg(column)) && query.next()
        ? query.value(0).toString()
        : u"no such row"_s;
}

void TestAgentFields::aValueOfMautic_arrivesInTheApplicationOnlyWhileItsColumnIsSwitchedOn()
{
    const ContactId contact = m_world->mautic().contactIds().first();
    const QString before = value(u"updatedAt"_s);
    QCOMPARE(run({u"allow"_s, u"phone"_s, u"--yes"_s, u"writing"_s}).code, 0);
    QCOMPARE(run({u"set"_s, u"phone"_s, u"--direction"_s, u"both"_s, u"--authority"_s, u"mautic"_s}).code, 0);

    m_world->mautic().setField(contact, u"phone"_s, u"+49 30 1234567"_s);
    const AgentRun synced = m_world->run({u"sync"_s, u"--json"_s});

    QVERIFY2(synced.code == 0, QByteArray(synced.out + synced.err).constData());
    QCOMPARE(value(u"phone"_s), u"+49 30 1234567"_s);
    QVERIFY(value(u"updatedAt"_s) > before);
    QCOMPARE(value(u"name"_s), u"Canary Person"_s);
    const AgentRun again = m_world->run({u"sync"_s, u"--json"_s});
    QCOMPARE(again.json()["written"_L1]["usersUpdated"_L1].toInt(-1), 0);

    QCOMPARE(run({u"forbid"_s, u"phone"_s}).code, 0);
    m_world->mautic().setField(contact, u"phone"_s, u"+49 30 7654321"_s);
    (void)m_world->run({u"sync"_s, u"--json"_s});

    QCOMPARE(value(u"phone"_s), u"+49 30 1234567"_s);
    QCOMPARE(m_world->leaks(), QStringList());
}

void TestAgentFields::aCheck_saysWhetherTheColumnMayBeWritten()
{
    QCOMPARE(run({u"allow"_s, u"phone"_s, u"--yes"_s, u"writing"_s}).code, 0);

    const AgentRun good = m_world->run({u"check"_s});
    m_world->change(u"ALTER TABLE \"user\" RENAME COLUMN phone TO mobile"_s);
    const AgentRun bad = m_world->run({u"check"_s, u"--map"_s, u"phone=-"_s});

    QCOMPARE(good.code, 0);
    QVERIFY2(good.out.contains("may be written to the application"), good.out.constData());
    QVERIFY(bad.code != 0);
    QVERIFY2(bad.out.contains("cannot be written"), bad.out.constData());
}

void TestAgentFields::whatIsNotUnderstood_isRefusedAndChangesNothing_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no action") << QStringList{u"change"_s, u"phone"_s};
    QTest::newRow("no field") << QStringList{u"allow"_s};
    QTest::newRow("unknown field") << QStringList{u"allow"_s, u"shoeSize"_s};
    QTest::newRow("two fields") << QStringList{u"forbid"_s, u"phone"_s, u"email"_s};
    QTest::newRow("unknown direction") << QStringList{u"set"_s, u"phone"_s, u"--direction"_s, u"up"_s};
    QTest::newRow("no direction") << QStringList{u"set"_s, u"phone"_s, u"--direction"_s, QString()};
    QTest::newRow("two words") << QStringList{u"set"_s, u"phone"_s, u"--mode"_s, u"overwrite never"_s};
    QTest::newRow("unknown yes") << QStringList{u"allow"_s, u"phone"_s, u"--yes"_s, u"everything"_s};
}

void TestAgentFields::whatIsNotUnderstood_isRefusedAndChangesNothing()
{
    QFETCH(QStringList, words);
    const QJsonObject before = run({u"--json"_s}).json();

    const AgentRun refused = run(words);

    QCOMPARE(refused.code, 2);
    QVERIFY(!refused.err.isEmpty());
    QCOMPARE(run({u"--json"_s}).json(), before);
}

QTEST_GUILESS_MAIN(TestAgentFields)
#include "tst_agent_fields.moc"
