// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/every_database.h"
#include "users/sql_user_directory.h"
#include "users/users_catalogue.h"

using namespace lockstep;
using namespace lockstep::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestUserChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesInEveryFormOfTime_areToldOnce_data();
    void changesInEveryFormOfTime_areToldOnce();
    void rowsOfOneTime_areAllTold_howeverSmallThePages_data() { addEveryDatabase(); }
    void rowsOfOneTime_areAllTold_howeverSmallThePages();
    void lateCommitWithinTheOverlap_isTold_data() { addEveryDatabase(); }
    void lateCommitWithinTheOverlap_isTold();
    void idlePolls_readNothingOnceTheMarkHasStood_data() { addEveryDatabase(); }
    void idlePolls_readNothingOnceTheMarkHasStood();
    void withoutAMark_changesCountFromNow_data() { addEveryDatabase(); }
    void withoutAMark_changesCountFromNow();
    void firstUserOfAnEmptyTable_isTold_data() { addEveryDatabase(); }
    void firstUserOfAnEmptyTable_isTold();
    void rowNeverChanged_countsByItsCreation_data() { addEveryDatabase(); }
    void rowNeverChanged_countsByItsCreation();
    void rowsWithoutATime_neitherStopNorRepeatTheOthers_data() { addEveryDatabase(); }
    void rowsWithoutATime_neitherStopNorRepeatTheOthers();
    void timeFarAhead_hidesNoChange_data() { addEveryDatabase(); }
    void timeFarAhead_hidesNoChange();
    void markThatWasStored_goesOnInAnotherProcess_data() { addEveryDatabase(); }
    void markThatWasStored_goesOnInAnotherProcess();
    void idsEqualByCollation_arePartedByNoPage();
    void sqliteMixingFormats_keepsTheOrderOfTime();
    void tableWithoutChanges_saysSo_data() { addEveryDatabase(); }
    void tableWithoutChanges_saysSo();
    void idsAlone_arePagedWithoutLoss_data() { addEveryDatabase(); }
    void idsAlone_arePagedWithoutLoss();
};

namespace
{

std::unique_ptr<SqlUserDirectory> directoryOf(const TestDatabase &database)
{
    const auto catalogue = UsersCatalogue::open(database.address());
    const auto table = catalogue ? (*catalogue)->mappingFor({}) : fail(catalogue.error());
    if (!table)
        qFatal("%s", qPrintable(table.error().detail));
    auto directory = SqlUserDirectory::open(database.address(), table->mapping);
    if (!directory)
        qFatal("%s", qPrintable(directory.error().detail));
    return std::move(*directory);
}

UserChanges changesSince(UserDirectory &directory, const std::optional<UserMark> &mark,
                         std::chrono::seconds overlap = 0s, int limit = 100)
{
    auto changes = directory.usersChangedSince(mark, overlap, limit, {});
    if (!changes)
        qFatal("%s", qPrintable(changes.error().detail));
    if (!changes->mark)
        qFatal("no mark");
    return std::move(*changes);
}

QStringList idsOf(const QList<AppUser> &users)
{
    QStringList ids;
    for (const AppUser &user : users)
        ids += user.id.value;
    return ids;
}

/// Every page up to the last; moves the mark.
QStringList poll(UserDirectory &directory, UserMark &mark, std::chrono::seconds overlap = 0s, int limit = 100)
{
    QStringList ids;
    for (int pages = 0; pages < 200; ++pages) {
        const UserChanges changes = changesSince(directory, mark, overlap, limit);
        ids += idsOf(changes.users);
        mark = *changes.mark;
        if (changes.isLast)
            return ids;
    }
    qFatal("a poll that has no end");
}

UserMark markOf(UserDirectory &directory) { return *changesSince(directory, std::nullopt).mark; }

void makeTable(TestDatabase &database, const QString &columns)
{
    database.run(u"CREATE TABLE \"users\" (\"id\" {id} PRIMARY KEY, \"email\" text, %1)"_s.arg(columns));
}

void makeTable(TestDatabase &database) { makeTable(database, u"\"updated_at\" {time}"_s); }

void addUser(TestDatabase &database, const QString &id, const QString &time)
{
    database.run(u"INSERT INTO users (id, email, updated_at) VALUES ('%1', '%1@example.com', %2)"_s.arg(id, time));
}

QString at(const QString &time) { return u"'2026-11-01 %1'"_s.arg(time); }

} // namespace

void TestUserChanges::changesInEveryFormOfTime_areToldOnce_data()
{
    QTest::addColumn<DatabaseKind>("kind");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QStringList>("times");
    const QStringList iso{u"'2026-11-01T10:00:00.000Z'"_s, u"'2026-11-01T10:00:00.001Z'"_s,
                          u"'2026-11-01T10:00:01.000Z'"_s, u"'2026-11-02T00:00:00.000Z'"_s};
    const QStringList plain{u"'2026-11-01 10:00:00'"_s, u"'2026-11-01 10:00:01'"_s, u"'2026-11-01 23:59:59'"_s,
                            u"'2026-11-02 00:00:00'"_s};
    const QStringList micros{u"'2026-11-01 10:00:00.000001'"_s, u"'2026-11-01 10:00:00.000002'"_s,
                             u"'2026-11-01 10:00:00.1'"_s, u"'2026-11-02 00:00:00'"_s};
    const QStringList zoned{u"'2026-11-01 23:00:00.000001+13'"_s, u"'2026-11-01 10:00:00.000002+00'"_s,
                            u"'2026-11-01 05:00:01-05'"_s, u"'2026-11-02 13:00:00+13'"_s};
    const auto numbers = [](qint64 perSecond) {
        QStringList values;
        for (const qint64 step : {0, 1, 2, 100})
            values += QString::number(1'793'527'200 * perSecond + step);
        return values;
    };
    const auto add = [](const char *name, DatabaseKind kind, const QString &type, const QStringList &times) {
        QTest::newRow(name) << kind << type << times;
    };
    add("SQLite ISO", DatabaseKind::SQLite, u"date"_s, iso);
    add("SQLite text", DatabaseKind::SQLite, u"text"_s, plain);
    add("SQLite seconds", DatabaseKind::SQLite, u"integer"_s, numbers(1));
    add("SQLite milliseconds", DatabaseKind::SQLite, u"DATETIME"_s, numbers(1'000));
    add("SQLite microseconds", DatabaseKind::SQLite, u"integer"_s, numbers(1'000'000));
    add("SQLite real", DatabaseKind::SQLite, u"real"_s,
        {u"1793527200.001"_s, u"1793527200.002"_s, u"1793527200.5"_s, u"1793527201"_s});
    add("PostgreSQL timestamptz", DatabaseKind::PostgreSql, u"timestamptz"_s, zoned);
    add("PostgreSQL timestamp", DatabaseKind::PostgreSql, u"timestamp"_s, micros);
    add("PostgreSQL timestamp(0)", DatabaseKind::PostgreSql, u"timestamp(0)"_s, plain);
    add("PostgreSQL date", DatabaseKind::PostgreSql, u"date"_s,
        {u"'2026-11-01'"_s, u"'2026-11-02'"_s, u"'2026-11-03'"_s, u"'2026-11-04'"_s});
    add("PostgreSQL seconds", DatabaseKind::PostgreSql, u"integer"_s, numbers(1));
    add("PostgreSQL milliseconds", DatabaseKind::PostgreSql, u"bigint"_s, numbers(1'000));
    add("PostgreSQL microseconds", DatabaseKind::PostgreSql, u"numeric"_s, numbers(1'000'000));
    add("PostgreSQL double", DatabaseKind::PostgreSql, u"double precision"_s,
        {u"1793527200.001"_s, u"1793527200.002"_s, u"1793527200.5"_s, u"1793527201"_s});
    add("PostgreSQL text", DatabaseKind::PostgreSql, u"text"_s, iso);
    add("MariaDB datetime(6)", DatabaseKind::MariaDb, u"datetime(6)"_s, micros);
    add("MariaDB datetime", DatabaseKind::MariaDb, u"datetime"_s, plain);
    add("MariaDB timestamp(6)", DatabaseKind::MariaDb, u"timestamp(6) NULL"_s, micros);
    add("MariaDB seconds", DatabaseKind::MariaDb, u"int unsigned"_s, numbers(1));
    add("MariaDB milliseconds", DatabaseKind::MariaDb, u"bigint unsigned"_s, numbers(1'000));
    add("MariaDB microseconds", DatabaseKind::MariaDb, u"decimal(20,0)"_s, numbers(1'000'000));
    add("MariaDB text", DatabaseKind::MariaDb, u"varchar(40)"_s, iso);
}

void TestUserChanges::changesInEveryFormOfTime_areToldOnce()
{
    WITH_FRESH_DATABASE;
    QFETCH(QString, type);
    QFETCH(QStringList, times);
    makeTable(*database, u"updated_at "_s + type);
    addUser(*database, u"d"_s, times.at(0));
    const auto directory = directoryOf(*database);
    QVERIFY(directory->tellsChanges());
    UserMark mark = markOf(*directory);
    QCOMPARE(mark.id.value, u"d"_s);

    QCOMPARE(poll(*directory, mark), QStringList());
    addUser(*database, u"c"_s, times.at(1));
    QCOMPARE(poll(*directory, mark), QStringList{u"c"_s});
    addUser(*database, u"b"_s, times.at(2));
    database->run(u"UPDATE users SET updated_at = %1 WHERE id = 'd'"_s.arg(times.at(3)));

    QCOMPARE(poll(*directory, mark, 0s, 1), QStringList({u"b"_s, u"d"_s}));
    QCOMPARE(poll(*directory, mark, 0s, 1), QStringList());
    const QStringList again = poll(*directory, mark, std::chrono::hours(24 * 5));
    QCOMPARE(QSet<QString>(again.begin(), again.end()), QSet<QString>({u"b"_s, u"c"_s, u"d"_s}));
}

void TestUserChanges::rowsOfOneTime_areAllTold_howeverSmallThePages()
{
    WITH_FRESH_DATABASE;
    makeTable(*database);
    addUser(*database, u"u0"_s, at(u"09:00:00"_s));
    const auto directory = directoryOf(*database);
    UserMark mark = markOf(*directory);
    QStringList all;
    for (int i = 1; i <= 25; ++i) {
        all += u"u%1"_s.arg(i, 2, 10, QChar(u'0'));
        addUser(*database, all.last(), at(u"10:00:00"_s));
    }

    for (const int limit : {1, 3, 5, 25, 100}) {
        UserMark own = mark;
        QCOMPARE(poll(*directory, own, 0s, limit), all);
        // Going back takes them all again, and comes to an end too.
        own = *changesSince(*directory, std::nullopt).mark;
        QCOMPARE(poll(*directoryOf(*database), own, 60s, limit), all);
    }
}

void TestUserChanges::lateCommitWithinTheOverlap_isTold()
{
    WITH_FRESH_DATABASE;
    makeTable(*database);
    addUser(*database, u"early"_s, at(u"10:00:00"_s));
    const auto directory = directoryOf(*database);
    UserMark mark = markOf(*directory);
    addUser(*database, u"quick"_s, at(u"10:01:00"_s));
    QVERIFY(poll(*directory, mark, 30s).contains(u"quick"_s));

    addUser(*database, u"late"_s, at(u"10:00:31"_s));
    QCOMPARE(poll(*directory, mark, 30s), QStringList({u"late"_s, u"quick"_s}));

    addUser(*database, u"too late"_s, at(u"10:00:29"_s));
    QCOMPARE(poll(*directory, mark, 30s), QStringList({u"late"_s, u"quick"_s}));
    QCOMPARE(mark.id.value, u"quick"_s);
}

void TestUserChanges::idlePolls_readNothingOnceTheMarkHasStood()
{
    WITH_FRESH_DATABASE;
    makeTable(*database);
    addUser(*database, u"a"_s, at(u"10:00:00"_s));
    const auto directory = directoryOf(*database);
    UserMark mark = markOf(*directory);
    QCOMPARE(poll(*directory, mark, 1s), QStringList{u"a"_s});

    QTRY_COMPARE(poll(*directory, mark, 1s), QStringList());
    addUser(*database, u"b"_s, at(u"10:00:01"_s));

    QCOMPARE(poll(*directory, mark, 1s), QStringList{u"b"_s});
    QCOMPARE(poll(*directory, mark, 1s), QStringList({u"a"_s, u"b"_s}));
}

void TestUserChanges::withoutAMark_changesCountFromNow()
{
    WITH_FRESH_DATABASE;
    makeTable(*database);
    addUser(*database, u"b"_s, at(u"10:00:00"_s));
    addUser(*database, u"a"_s, at(u"10:00:00"_s));
    addUser(*database, u"c"_s, at(u"09:00:00"_s));
    const auto directory = directoryOf(*database);

    const UserChanges now = changesSince(*directory, std::nullopt);

    QVERIFY(now.users.isEmpty() && now.isLast);
    QCOMPARE(now.mark->id.value, u"b"_s);
    UserMark mark = *now.mark;
    QCOMPARE(poll(*directory, mark), QStringList());
}

void TestUserChanges::firstUserOfAnEmptyTable_isTold()
{
    WITH_FRESH_DATABASE;
    makeTable(*database);
    const auto directory = directoryOf(*database);
    UserMark mark = markOf(*directory);

    QCOMPARE(poll(*directory, mark, 60s), QStringList());
    addUser(*database, u"a"_s, at(u"10:00:00"_s));

    QCOMPARE(poll(*directory, mark, 60s), QStringList{u"a"_s});
}

void TestUserChanges::rowNeverChanged_countsByItsCreation()
{
    WITH_FRESH_DATABASE;
    makeTable(*database, u"\"created_at\" {time}, \"updated_at\" {time}"_s);
    const auto add = [&](const QString &id, const QString &created, const QString &updated) {
        database->run(u"INSERT INTO users VALUES ('%1', 'a@example.com', %2, %3)"_s.arg(id, created, updated));
    };
    add(u"old"_s, at(u"08:00:00"_s), u"NULL"_s);
    add(u"changed"_s, at(u"07:00:00"_s), at(u"09:00:00"_s));
    const auto directory = directoryOf(*database);
    UserMark mark = markOf(*directory);
    QCOMPARE(mark.id.value, u"changed"_s);

    add(u"new"_s, at(u"10:00:00"_s), u"NULL"_s);
    QCOMPARE(poll(*directory, mark), QStringList{u"new"_s});
    database->run(u"UPDATE users SET updated_at = %1 WHERE id = 'old'"_s.arg(at(u"11:00:00"_s)));

    QCOMPARE(poll(*directory, mark), QStringList{u"old"_s});
    QCOMPARE(poll(*directory, mark, 2h), QStringList({u"changed"_s, u"new"_s, u"old"_s}));
}

void TestUserChanges::rowsWithoutATime_neitherStopNorRepeatTheOthers()
{
    WITH_FRESH_DATABASE;
    makeTable(*database);
    for (int i = 0; i < 5; ++i)
        addUser(*database, u"never%1"_s.arg(i), u"NULL"_s);
    const auto directory = directoryOf(*database);
    UserMark mark = markOf(*directory);

    addUser(*database, u"a"_s, at(u"10:00:00"_s));
    addUser(*database, u"b"_s, at(u"10:00:00"_s));

    QCOMPARE(poll(*directory, mark, 60s, 1), QStringList({u"a"_s, u"b"_s}));
    addUser(*database, u"c"_s, u"NULL"_s);
    QCOMPARE(poll(*directory, mark, 0s, 1), QStringList());
    database->run(u"UPDATE users SET updated_at = %1 WHERE id = 'never3'"_s.arg(at(u"10:00:01"_s)));
    QCOMPARE(poll(*directory, mark, 0s, 1), QStringList{u"never3"_s});
}

void TestUserChanges::timeFarAhead_hidesNoChange()
{
    WITH_FRESH_DATABASE;
    makeTable(*database);
    addUser(*database, u"a"_s, at(u"10:00:00"_s));
    addUser(*database, u"eternal"_s, u"'9999-12-31 23:59:59'"_s);
    if (kind == DatabaseKind::PostgreSql)
        addUser(*database, u"infinite"_s, u"'infinity'"_s);
    const auto directory = directoryOf(*database);
    UserMark mark = markOf(*directory);
    QCOMPARE(mark.id.value, u"a"_s);

    addUser(*database, u"b"_s, at(u"10:00:01"_s));

    QCOMPARE(poll(*directory, mark), QStringList{u"b"_s});
}

void TestUserChanges::markThatWasStored_goesOnInAnotherProcess()
{
    WITH_FRESH_DATABASE;
    makeTable(*database);
    for (const QString &id : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
        addUser(*database, id, at(u"10:00:00"_s));
    const UserMark beginning;
    const UserChanges first = changesSince(*directoryOf(*database), beginning, 60s, 2);
    QCOMPARE(idsOf(first.users), QStringList({u"a"_s, u"b"_s}));
    UserMark stored{.updatedAt = QString(first.mark->updatedAt), .id = {QString(first.mark->id.value)}};

    // A page may come again, but none is left out.
    const QStringList rest = poll(*directoryOf(*database), stored, 60s, 2);

    QVERIFY(rest.endsWith(u"d"_s) && rest.contains(u"c"_s));
    QCOMPARE(changesSince(*directoryOf(*database), stored).users, QList<AppUser>());
}

void TestUserChanges::idsEqualByCollation_arePartedByNoPage()
{
    const auto database = TestDatabase::make(DatabaseKind::SQLite);
    database->run(u"CREATE TABLE users (id text COLLATE NOCASE, email text, updated_at text)"_s);
    const auto directory = directoryOf(*database);
    UserMark mark = markOf(*directory);
    for (const QString &id : {u"a"_s, u"A"_s, u"b"_s, u"B"_s})
        addUser(*database, id, at(u"10:00:00"_s));

    for (int limit = 1; limit <= 3; ++limit) {
        UserMark own = mark;
        QStringList told = poll(*directory, own, 0s, limit);
        told.sort();
        QCOMPARE(told, QStringList({u"A"_s, u"B"_s, u"a"_s, u"b"_s}));
    }
}

/// Better Auth writes ISO, SQL's CURRENT_TIMESTAMP a blank instead of the T, Prisma milliseconds.
void TestUserChanges::sqliteMixingFormats_keepsTheOrderOfTime()
{
    const auto database = TestDatabase::make(DatabaseKind::SQLite);
    database->run(u"CREATE TABLE users (id text, email text, updated_at date)"_s);
    addUser(*database, u"iso"_s, u"'2026-11-01T10:00:00.500Z'"_s);
    const auto directory = directoryOf(*database);
    UserMark mark = markOf(*directory);
    const QList<std::pair<QString, QString>> later{{u"blank"_s, u"'2026-11-01 10:00:01'"_s},
                                                   {u"ms"_s, u"1793527202000"_s},
                                                   {u"offset"_s, u"'2026-11-01T23:00:03+13:00'"_s},
                                                   {u"iso2"_s, u"'2026-11-01T10:00:04.000Z'"_s},
                                                   {u"s"_s, u"1793527205"_s},
                                                   {u"dash"_s, u"'2026-11-01T05:00:06-05:00'"_s}};

    for (const auto &[id, time] : later) {
        addUser(*database, id, time);
        QCOMPARE(poll(*directory, mark), QStringList{id});
    }
    QCOMPARE(poll(*directory, mark, 3s), QStringList({u"offset"_s, u"iso2"_s, u"s"_s, u"dash"_s}));
}

void TestUserChanges::tableWithoutChanges_saysSo()
{
    WITH_FRESH_DATABASE;
    makeTable(*database, u"\"created_at\" {time}"_s);
    const auto directory = directoryOf(*database);

    QVERIFY(!directory->tellsChanges());
    QCOMPARE(directory->usersChangedSince(std::nullopt, 60s, 10, {}).error().kind, ErrorKind::UsersReadFailed);
}

void TestUserChanges::idsAlone_arePagedWithoutLoss()
{
    WITH_FRESH_DATABASE;
    database->run(u"CREATE TABLE \"users\" (\"id\" integer PRIMARY KEY, \"email\" text)"_s);
    for (int i = 1; i <= 11; ++i)
        database->run(u"INSERT INTO users VALUES (%1, 'a@example.com')"_s.arg(i * 7));
    const auto directory = directoryOf(*database);

    for (const int limit : {1, 4, 11, 100}) {
        QStringList ids;
        std::optional<AppUserId> last;
        do {
            const auto page = directory->userIdsAfter(last, limit, {});
            QVERIFY(page);
            for (const AppUserId &id : page->ids)
                ids += id.value;
            last = page->next;
        } while (last);
        QCOMPARE(ids.size(), 11);
        QCOMPARE(ids.first(), u"7"_s);
        QCOMPARE(ids.last(), u"77"_s);
        QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), 11);
    }
}

QTEST_GUILESS_MAIN(TestUserChanges)
#include "tst_user_changes.moc"
