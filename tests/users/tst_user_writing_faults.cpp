// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/mapped_directory.h"

#include <QFile>

#include <atomic>
#include <thread>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

using Attribute = UserAttribute;
using Outcome = UserEditOutcome;
using Outcomes = QList<UserEditOutcome>;

class TestUserWritingFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lockedRow_failsInTime_andLeavesNothing_data() { addEveryDatabase(); }
    void lockedRow_failsInTime_andLeavesNothing();
    void connectionThatWasLost_isMadeAnewAndTheValueWritten_data() { addServers(); }
    void connectionThatWasLost_isMadeAnewAndTheValueWritten();
    void connectionLostWhileWriting_isAnsweredByReadingBack_data();
    void connectionLostWhileWriting_isAnsweredByReadingBack();
    void triggersOfTheApplication_haveTheLastWord_data() { addEveryDatabase(); }
    void triggersOfTheApplication_haveTheLastWord();
    void userWithoutTheRight_isToldBeforeAndFailsAfter_data() { addServers(); }
    void userWithoutTheRight_isToldBeforeAndFailsAfter();
    void fileIsOpenedForWriting_onlyWhereAColumnIsSwitchedOn();
    void cancelledWrite_isSaid_data() { addEveryDatabase(); }
    void cancelledWrite_isSaid();
    void errorsHoldNoData_data() { addEveryDatabase(); }
    void errorsHoldNoData();

private:
    static void addServers()
    {
        QTest::addColumn<DatabaseKind>("kind");
        QTest::newRow("PostgreSQL") << DatabaseKind::PostgreSql;
        QTest::newRow("MariaDB") << DatabaseKind::MariaDb;
    }
};

namespace
{

const QList<Attribute> phoneOnly{Attribute::Phone};

void addPeople(TestDatabase &database)
{
    database.run(u"CREATE TABLE users (id integer PRIMARY KEY, email varchar(60) UNIQUE, phone varchar(20))"_s);
    database.run(u"INSERT INTO users VALUES (1, 'a@example.com', '1'), (2, 'b@example.com', '1')"_s);
}

const UserEdit newPhone{.user = {u"1"_s}, .attribute = Attribute::Phone, .before = u"1"_s, .after = u"2"_s};

QString phone(TestDatabase &database) { return database.column(u"SELECT phone FROM users WHERE id = 1"_s).value(0); }

void begin(TestDatabase &database)
{
    database.run(database.kind() == DatabaseKind::SQLite ? u"BEGIN IMMEDIATE"_s : u"START TRANSACTION"_s);
}

/// Connections of Lockstep to this database; those in the middle of a statement only.
QStringList connections(TestDatabase &database, bool busyOnly)
{
    // Within a transaction PostgreSQL goes on telling what was the first time.
    if (database.kind() == DatabaseKind::PostgreSql)
        database.run(u"SELECT pg_stat_clear_snapshot()"_s);
    if (database.kind() == DatabaseKind::PostgreSql)
        return database.column(
            u"SELECT pid FROM pg_stat_activity WHERE application_name = 'lockstep'"
            " AND datname = current_database() AND %1"_s.arg(busyOnly ? u"wait_event_type = 'Lock'"_s : u"true"_s));
    return database.column(
        u"SELECT id FROM information_schema.processlist WHERE db = database()"
        " AND id <> connection_id() AND %1"_s.arg(busyOnly ? u"info IS NOT NULL AND time_ms > 50"_s : u"true"_s));
}

void end(TestDatabase &database, const QString &connection)
{
    database.run((database.kind() == DatabaseKind::PostgreSql ? u"SELECT pg_terminate_backend(%1)"_s : u"KILL %1"_s)
                     .arg(connection));
}

} // namespace

void TestUserWritingFaults::lockedRow_failsInTime_andLeavesNothing()
{
    WITH_FRESH_DATABASE;
    addPeople(*database);
    const auto directory = directoryOf(database->address(), phoneOnly);
    begin(*database);
    database->run(u"UPDATE users SET email = 'c@example.com' WHERE id = 1"_s);

    const auto locked = directory->writeValues({newPhone}, {});
    database->run(u"ROLLBACK"_s);

    QCOMPARE(locked.error().kind, ErrorKind::UsersWriteFailed);
    QCOMPARE(phone(*database), u"1"_s);
    QCOMPARE(directory->writeValues({newPhone}, {}).value(), Outcomes{Outcome::Written});
}

void TestUserWritingFaults::connectionThatWasLost_isMadeAnewAndTheValueWritten()
{
    WITH_FRESH_DATABASE;
    addPeople(*database);
    const auto directory = directoryOf(database->address(), phoneOnly);
    for (const QString &connection : connections(*database, false))
        end(*database, connection);

    const auto done = directory->writeValues({newPhone}, {});

    QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
    QCOMPARE(*done, Outcomes{Outcome::Written});
    QCOMPARE(phone(*database), u"2"_s);
}

void TestUserWritingFaults::connectionLostWhileWriting_isAnsweredByReadingBack_data()
{
    QTest::addColumn<DatabaseKind>("kind");
    QTest::addColumn<QString>("meanwhile");
    QTest::addColumn<Outcome>("outcome");
    for (const auto &[name, kind] :
         {std::pair("PostgreSQL", DatabaseKind::PostgreSql), std::pair("MariaDB", DatabaseKind::MariaDb)}) {
        QTest::addRow("%s, as it was", name) << kind << u"1"_s << Outcome::Written;
        QTest::addRow("%s, as wanted", name) << kind << u"2"_s << Outcome::Written;
        QTest::addRow("%s, something else", name) << kind << u"3"_s << Outcome::ChangedMeanwhile;
    }
}

void TestUserWritingFaults::connectionLostWhileWriting_isAnsweredByReadingBack()
{
    WITH_FRESH_DATABASE;
    QFETCH(QString, meanwhile);
    QFETCH(Outcome, outcome);
    addPeople(*database);
    begin(*database);
    database->run(u"UPDATE users SET phone = ? WHERE id = 1"_s, {meanwhile});
    const UsersDatabaseAddress address = database->address();
    Result<Outcomes> done;

    std::atomic<bool> hasEnded = false;
    std::thread writer([&] {
        done = directoryOf(address, phoneOnly)->writeValues({newPhone}, {});
        hasEnded = true;
    });
    QStringList waiting;
    while (waiting.isEmpty() && !hasEnded)
        waiting = connections(*database, true);
    if (!waiting.isEmpty())
        end(*database, waiting.first());
    database->run(u"COMMIT"_s);
    writer.join();
    QVERIFY2(!waiting.isEmpty(), "it did not wait for the row");

    QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
    QCOMPARE(*done, Outcomes{outcome});
    QCOMPARE(phone(*database), outcome == Outcome::Written ? u"2"_s : meanwhile);
}

void TestUserWritingFaults::triggersOfTheApplication_haveTheLastWord()
{
    WITH_FRESH_DATABASE;
    addPeople(*database);
    if (kind == DatabaseKind::SQLite) {
        database->run(u"CREATE TRIGGER keep BEFORE UPDATE ON users WHEN NEW.phone = 'no' BEGIN"
                      " SELECT RAISE(ABORT, 'not that'); END"_s);
    } else if (kind == DatabaseKind::MariaDb) {
        database->run(u"CREATE TRIGGER keep BEFORE UPDATE ON users FOR EACH ROW IF NEW.phone = 'no' THEN"
                      " SIGNAL SQLSTATE '45000'; END IF"_s);
    } else {
        database->run(u"CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                      " IF NEW.phone = 'no' THEN RAISE EXCEPTION 'not that'; END IF;"
                      " IF NEW.phone = 'silence' THEN RETURN NULL; END IF; RETURN NEW; END $$"_s);
        database->run(u"CREATE TRIGGER keep BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION keep()"_s);
    }
    const auto directory = directoryOf(database->address(), phoneOnly);
    QList<UserEdit> edits{newPhone, newPhone, newPhone};
    edits[0].after = u"no"_s;
    edits[1].after = kind == DatabaseKind::PostgreSql ? u"silence"_s : u"no"_s;

    const auto done = directory->writeValues(edits, {});

    QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
    QCOMPARE(*done, Outcomes({Outcome::Refused, Outcome::Refused, Outcome::Written}));
    QCOMPARE(phone(*database), u"2"_s);
}

void TestUserWritingFaults::userWithoutTheRight_isToldBeforeAndFailsAfter()
{
    WITH_FRESH_DATABASE;
    addPeople(*database);
    UsersDatabaseAddress address = database->address();
    const QString user = u"reader_"_s + address.database.right(20);
    const bool isPostgres = kind == DatabaseKind::PostgreSql;
    const QString grantee = isPostgres ? user : QString(u'\'' + user + u"'@'localhost'"_s);
    database->run(isPostgres ? QString(u"CREATE ROLE \""_s + user + u"\" LOGIN"_s)
                             : QString(u"CREATE USER "_s + grantee));
    database->run(u"GRANT SELECT ON users TO "_s + (isPostgres ? QString(u'"' + user + u'"') : grantee));
    address.user = user;
    const auto catalogue = UsersCatalogue::open(address.duplicate());
    QVERIFY2(catalogue, qPrintable(catalogue ? QString() : catalogue.error().detail));
    const auto directory = directoryOf(address, phoneOnly);

    const auto before = (*catalogue)->writing(mappingOf(address));
    const auto refused = directory->writeValues({newPhone}, {});
    const ColumnWriting phoneColumn = before->value(1);
    database->run(phoneColumn.grant);
    const auto allowed = directoryOf(address, phoneOnly)->writeValues({newPhone}, {});
    const auto after = UsersCatalogue::open(address.duplicate()).value()->writing(mappingOf(address));

    QCOMPARE(phoneColumn.attribute, Attribute::Phone);
    QCOMPARE(phoneColumn.isAllowed, std::optional(false));
    QCOMPARE(refused.error().kind, ErrorKind::UsersWriteFailed);
    QVERIFY2(allowed, qPrintable(allowed ? QString() : allowed.error().detail));
    QCOMPARE(*allowed, Outcomes{Outcome::Written});
    QCOMPARE(after->value(0).isAllowed, std::optional(false));
    QCOMPARE(after->value(1).isAllowed, std::optional(true));
    database->run(isPostgres ? QString(u"DROP OWNED BY \""_s + user + u'"') : QString(u"DROP USER "_s + grantee));
}

void TestUserWritingFaults::fileIsOpenedForWriting_onlyWhereAColumnIsSwitchedOn()
{
    const auto database = TestDatabase::make(DatabaseKind::SQLite);
    addPeople(*database);
    const UsersDatabaseAddress address = database->address();

    const auto reading = directoryOf(address);
    const auto readingOnly = directoryOf(address, {Attribute::Company});
    const auto writing = directoryOf(address, phoneOnly);

    QCOMPARE(reading->writeValues({newPhone}, {}).error().kind, ErrorKind::UsersTableUnsuitable);
    QCOMPARE(readingOnly->writeValues({newPhone}, {}).error().kind, ErrorKind::UsersTableUnsuitable);
    QCOMPARE(phone(*database), u"1"_s);
    QCOMPARE(writing->writeValues({newPhone}, {}).value(), Outcomes{Outcome::Written});
}

void TestUserWritingFaults::cancelledWrite_isSaid()
{
    WITH_FRESH_DATABASE;
    addPeople(*database);
    const auto directory = directoryOf(database->address(), phoneOnly);
    std::stop_source stop;
    stop.request_stop();

    const auto done = directory->writeValues({newPhone}, stop.get_token());

    QCOMPARE(done.error().kind, ErrorKind::Cancelled);
    QCOMPARE(phone(*database), u"1"_s);
}

void TestUserWritingFaults::errorsHoldNoData()
{
    WITH_FRESH_DATABASE;
    addPeople(*database);
    const auto directory = directoryOf(database->address(), phoneOnly);
    database->run(u"DROP TABLE users"_s);

    const auto done = directory->writeValues({newPhone}, {});

    QCOMPARE(done.error().kind, ErrorKind::UsersWriteFailed);
    QVERIFY2(done.error().detail.startsWith(u"write value, code "_s), qPrintable(done.error().detail));
    QVERIFY(!done.error().detail.contains(u"UPDATE"_s));
}

QTEST_GUILESS_MAIN(TestUserWritingFaults)
#include "tst_user_writing_faults.moc"
