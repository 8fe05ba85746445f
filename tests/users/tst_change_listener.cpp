// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/change_listener.h"
#include "users/every_database.h"
#include "users/users_catalogue.h"

#include <QElapsedTimer>

#include <atomic>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

class TestChangeListener : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signUp_wakesTheListener();
    void changeAndDeletion_wakeItToo();
    void tablesWithStrangeNames_getATrigger();
    void changesInAnotherTransaction_wakeOnlyWhenTheyAreCommitted();
    void lostConnection_isMadeAnew();
    void serverThatIsAway_letsTheListenerEnd();
    void triggerIsForPostgresOnly();
};

namespace
{

std::unique_ptr<TestDatabase> freshDatabase()
{
    auto database = TestDatabase::make(DatabaseKind::PostgreSql);
    if (database)
        database->run(uR"(CREATE TABLE "user" ("id" text PRIMARY KEY, "email" text, "updatedAt" timestamptz))"_s);
    return database;
}

UsersMapping mappingOf(const TestDatabase &database)
{
    const auto catalogue = UsersCatalogue::open(database.address());
    const auto table = catalogue ? (*catalogue)->mappingFor({}) : fail(catalogue.error());
    if (!table)
        qFatal("%s", qPrintable(table.error().detail));
    return table->mapping;
}

void install(TestDatabase &database, const UsersMapping &mapping)
{
    database.run(triggerStatement(mapping, DatabaseKind::PostgreSql));
}

/// A listener that has connected, and how often it woke since.
class Woken
{
public:
    explicit Woken(const TestDatabase &database)
        : m_listener(database.address(), [this] { ++m_count; })
    {
    }

    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] bool isListening() const { return m_count > 0; }
    void forget() { m_count = 0; }

private:
    std::atomic<int> m_count = 0;
    ChangeListener m_listener;
};

} // namespace

#define WITH_POSTGRES                                                                                                  \
    const auto database = freshDatabase();                                                                             \
    if (!database && !everythingIsRequired())                                                                          \
        QSKIP("skipped: PostgreSQL is not installed");                                                                 \
    QVERIFY2(database, "PostgreSQL is not installed")

void TestChangeListener::signUp_wakesTheListener()
{
    WITH_POSTGRES;
    install(*database, mappingOf(*database));
    Woken woken(*database);
    QTRY_VERIFY(woken.isListening());
    woken.forget();

    database->run(u"INSERT INTO \"user\" VALUES ('a', 'ada@example.com', now())"_s);

    QTRY_COMPARE(woken.count(), 1);
}

void TestChangeListener::changeAndDeletion_wakeItToo()
{
    WITH_POSTGRES;
    install(*database, mappingOf(*database));
    database->run(u"INSERT INTO \"user\" VALUES ('a', 'ada@example.com', now()), ('b', 'b@example.com', now())"_s);
    Woken woken(*database);
    QTRY_VERIFY(woken.isListening());
    woken.forget();

    database->run(u"UPDATE \"user\" SET email = 'new@example.com'"_s);
    QTRY_COMPARE(woken.count(), 1);
    database->run(u"DELETE FROM \"user\" WHERE id = 'a'"_s);
    QTRY_COMPARE(woken.count(), 2);

    database->run(triggerRemoval(mappingOf(*database), DatabaseKind::PostgreSql));
    database->run(u"DELETE FROM \"user\" WHERE id = 'b'"_s);
    database->run(u"NOTIFY lockstep_users_changed"_s);
    QTRY_COMPARE(woken.count(), 3);
}

void TestChangeListener::tablesWithStrangeNames_getATrigger()
{
    WITH_POSTGRES;
    database->run(uR"(CREATE SCHEMA "my ""app""")"_s);
    database->run(uR"(CREATE TABLE "my ""app"""."We'ird ""$$" ("id" text PRIMARY KEY, "email" text))"_s);
    install(*database, {.schema = u"my \"app\""_s, .table = u"We'ird \"$$"_s});
    Woken woken(*database);
    QTRY_VERIFY(woken.isListening());
    woken.forget();

    database->run(uR"(INSERT INTO "my ""app"""."We'ird ""$$" VALUES ('a', 'ada@example.com'))"_s);

    QTRY_COMPARE(woken.count(), 1);
}

void TestChangeListener::changesInAnotherTransaction_wakeOnlyWhenTheyAreCommitted()
{
    WITH_POSTGRES;
    install(*database, mappingOf(*database));
    Woken woken(*database);
    QTRY_VERIFY(woken.isListening());
    woken.forget();

    database->run(u"BEGIN"_s);
    for (int i = 0; i < 100; ++i)
        database->run(u"INSERT INTO \"user\" VALUES ('u%1', 'u%1@example.com', now())"_s.arg(i));
    database->run(u"COMMIT"_s);

    QTRY_VERIFY(woken.count() > 0);
    database->run(u"NOTIFY lockstep_users_changed"_s);
    QTRY_COMPARE(woken.count(), 2);
}

void TestChangeListener::lostConnection_isMadeAnew()
{
    WITH_POSTGRES;
    install(*database, mappingOf(*database));
    Woken woken(*database);
    QTRY_VERIFY(woken.isListening());
    woken.forget();

    database->run(u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lockstep'"
                  " AND datname = current_database()"_s);

    QTRY_VERIFY_WITH_TIMEOUT(woken.isListening(), 30'000);
    woken.forget();
    database->run(u"INSERT INTO \"user\" VALUES ('a', 'ada@example.com', now())"_s);
    QTRY_COMPARE(woken.count(), 1);
}

void TestChangeListener::serverThatIsAway_letsTheListenerEnd()
{
    QTemporaryDir nowhere;
    QElapsedTimer took;
    took.start();
    {
        const ChangeListener listener({.kind = DatabaseKind::PostgreSql, .host = nowhere.path(), .database = u"app"_s},
                                      [] {});
    }
    QVERIFY2(took.elapsed() < 5'000, qPrintable(QString::number(took.elapsed())));
}

void TestChangeListener::triggerIsForPostgresOnly()
{
    const UsersMapping mapping{.schema = u"public"_s, .table = u"user"_s};
    QVERIFY(!triggerStatement(mapping, DatabaseKind::PostgreSql).isEmpty());
    for (const DatabaseKind kind : {DatabaseKind::SQLite, DatabaseKind::MariaDb}) {
        QVERIFY(triggerStatement(mapping, kind).isEmpty());
        QVERIFY(!ChangeListener::isPossible(kind));
    }
}

QTEST_GUILESS_MAIN(TestChangeListener)
#include "tst_change_listener.moc"
