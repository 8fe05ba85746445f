// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/mariadb_server.h"
#include "support/postgres_server.h"
#include "users/every_database.h"
#include "users/sql_user_directory.h"
#include "users/users_catalogue.h"

#include <QDir>
#include <QFile>

#include <array>
#include <signal.h>
#include <sys/fsuid.h>
#include <thread>
#include <unistd.h>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

using Attribute = UserAttribute;

class TestUsersFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fileThatIsNoDatabase_isUnreachable_data();
    void fileThatIsNoDatabase_isUnreachable();
    void missingFile_isNotCreated();
    void damagedPages_failTheReadAndKeepWhatWasDelivered();
    void fileNobodyMayWrite_isReadAndRefusesTheLink();
    void fileWithoutLinkColumn_isOpenedReadOnly();
    void unknownQuotedName_isNoText();
    void databaseLockedByAnother_failsTheWriteInTime_data() { addEveryDatabase(); }
    void databaseLockedByAnother_failsTheWriteInTime();
    void failureWithinTheBatch_leavesNothing_data() { addEveryDatabase(); }
    void failureWithinTheBatch_leavesNothing();
    void tableThatVanishes_failsTheRead_data() { addEveryDatabase(); }
    void tableThatVanishes_failsTheRead();
    void connectionEndedByTheServer_isMadeAnew_data();
    void connectionEndedByTheServer_isMadeAnew();
    void serverThatEnds_isUnreachable_data();
    void serverThatEnds_isUnreachable();
    void serverThatStarts_leavesTheTemporaryTablesOfOthersAlone();
    void unknownDatabase_isUnreachable_data();
    void unknownDatabase_isUnreachable();
    void errorsHoldNoData_data() { addEveryDatabase(); }
    void errorsHoldNoData();
    void directoriesOnTwoThreads_workSideBySide_data() { addEveryDatabase(); }
    void directoriesOnTwoThreads_workSideBySide();
};

namespace
{

void addServers()
{
    QTest::addColumn<DatabaseKind>("kind");
    QTest::newRow("PostgreSQL") << DatabaseKind::PostgreSql;
    QTest::newRow("MariaDB") << DatabaseKind::MariaDb;
}

void addUsers(TestDatabase &database, int count = 3)
{
    database.run(
        uR"(CREATE TABLE "users" ("id" integer PRIMARY KEY, "email" {id} UNIQUE, "mauticId" integer UNIQUE))"_s);
    for (int i = 1; i <= count; ++i)
        database.run(u"INSERT INTO users VALUES (?, ?, NULL)"_s, {i, u"user%1@example.com"_s.arg(i)});
}

UsersMapping mappingOf(const UsersDatabaseAddress &address)
{
    const auto catalogue = UsersCatalogue::open(address.duplicate());
    const auto table = catalogue ? (*catalogue)->mappingFor({}) : fail(catalogue.error());
    return table ? table->mapping : UsersMapping();
}

std::unique_ptr<SqlUserDirectory> directoryOf(const TestDatabase &database)
{
    auto directory = SqlUserDirectory::open(database.address(), mappingOf(database.address()));
    return directory ? std::move(*directory) : nullptr;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write");
}

/// The superuser may write anything; as far as files go, this is nobody.
class WithoutPrivileges
{
public:
    WithoutPrivileges()
        : m_before(::setfsuid(::geteuid() == 0 ? 65'534 : ::geteuid()))
    {
    }
    WithoutPrivileges(const WithoutPrivileges &) = delete;
    WithoutPrivileges &operator=(const WithoutPrivileges &) = delete;
    ~WithoutPrivileges() { ::setfsuid(static_cast<uid_t>(m_before)); }

private:
    int m_before;
};

const StoredLink firstLink{.user = {u"1"_s}, .contact = ContactId{7}};

} // namespace

void TestUsersFaults::fileThatIsNoDatabase_isUnreachable_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("id,email\n").repeated(500);
    QTest::newRow("cut off") << QByteArray("SQLite format 3\0", 16);
    QTest::newRow("header, then nonsense") << QByteArray("SQLite format 3\0", 16) + QByteArray(8'192, '\xff');
}

void TestUsersFaults::fileThatIsNoDatabase_isUnreachable()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"app.db"_s);
    write(path, content);

    const auto catalogue = UsersCatalogue::open({.file = path});

    QVERIFY(!catalogue);
    QCOMPARE(catalogue.error().kind, ErrorKind::UsersUnreachable);
    QVERIFY(catalogue.error().subject.contains(path));
    QCOMPARE(contentOf(path), content);
}

void TestUsersFaults::missingFile_isNotCreated()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"app.db"_s);
    const UsersMapping mapping{.table = u"users"_s,
                               .columns = {{Attribute::Id, {.column = u"id"_s}},
                                           {Attribute::Email, {.column = u"email"_s}},
                                           {Attribute::MauticContact, {.column = u"mauticId"_s}}}};

    QCOMPARE(UsersCatalogue::open({.file = path}).error().kind, ErrorKind::UsersUnreachable);
    QCOMPARE(SqlUserDirectory::open({.file = path}, mapping).error().kind, ErrorKind::UsersUnreachable);
    QVERIFY(!QFile::exists(path));
}

void TestUsersFaults::damagedPages_failTheReadAndKeepWhatWasDelivered()
{
    const auto database = TestDatabase::make(DatabaseKind::SQLite);
    database->run(u"CREATE TABLE users (id integer PRIMARY KEY, email text, company text)"_s);
    for (int i = 1; i <= 400; ++i)
        database->run(u"INSERT INTO users VALUES (?, 'a@example.com', ?)"_s, {i, QString(200, u'x')});
    const QTemporaryDir folder;
    UsersDatabaseAddress copy{.file = folder.filePath(u"copy.db"_s)};
    QByteArray content = contentOf(database->address().file);
    content.replace(content.size() - 20'000, 16'000, QByteArray(16'000, '\xff'));
    write(copy.file, content);
    const auto directory = SqlUserDirectory::open(copy.duplicate(), mappingOf(copy));
    QVERIFY(directory);

    const auto first = (*directory)->usersAfter(std::nullopt, 100, {});
    auto page = first;
    while (page && page->next)
        page = (*directory)->usersAfter(page->next, 100, {});

    QCOMPARE(first->users.size(), 100);
    QVERIFY(!page);
    QCOMPARE(page.error().kind, ErrorKind::UsersReadFailed);
    QCOMPARE(page.error().detail, u"page of users, code 11"_s);
}

void TestUsersFaults::fileNobodyMayWrite_isReadAndRefusesTheLink()
{
    const auto database = TestDatabase::make(DatabaseKind::SQLite);
    addUsers(*database);
    UsersDatabaseAddress address = database->address();
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"app.db"_s);
    write(path, contentOf(address.file));
    const auto readable = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
    QVERIFY(QFile::setPermissions(path, readable));
    QVERIFY(QFile::setPermissions(folder.path(), readable | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther));
    const UsersMapping mapping = mappingOf(address);
    const WithoutPrivileges nobody;
    const auto directory = SqlUserDirectory::open({.file = path}, mapping);
    QVERIFY2(directory, directory ? "" : qPrintable(directory.error().detail));
    const QByteArray before = contentOf(path);

    QCOMPARE((*directory)->usersAfter(std::nullopt, 10, {})->users.size(), 3);
    QCOMPARE((*directory)->storeLinks({firstLink}, {}).error().kind, ErrorKind::UsersWriteFailed);
    QCOMPARE(contentOf(path), before);
}

void TestUsersFaults::fileWithoutLinkColumn_isOpenedReadOnly()
{
    const auto database = TestDatabase::make(DatabaseKind::SQLite);
    addUsers(*database);
    UsersMapping mapping = mappingOf(database->address());
    mapping.columns.remove(Attribute::MauticContact);
    const auto directory = SqlUserDirectory::open(database->address(), mapping);
    QVERIFY(directory);

    QVERIFY(!(*directory)->storesLinks());
    QCOMPARE((*directory)->storeLinks({firstLink}, {}).error().kind, ErrorKind::UsersWriteFailed);
    QCOMPARE((*directory)->usersAfter(std::nullopt, 10, {})->users.size(), 3);
}

void TestUsersFaults::unknownQuotedName_isNoText()
{
    const auto database = TestDatabase::make(DatabaseKind::SQLite);
    addUsers(*database);
    UsersMapping mapping = mappingOf(database->address());
    mapping.columns.insert(Attribute::Company, {.column = u"company"_s});

    const auto directory = SqlUserDirectory::open(database->address(), mapping);
    const auto catalogue = UsersCatalogue::open(database->address());
    QVERIFY(catalogue);

    QCOMPARE(directory.error().kind, ErrorKind::UsersTableUnsuitable);
    QCOMPARE(directory.error().subject, u"company"_s);
    QCOMPARE((*catalogue)->sampleRows(mapping).error().subject, u"company"_s);
}

void TestUsersFaults::databaseLockedByAnother_failsTheWriteInTime()
{
    WITH_FRESH_DATABASE;
    addUsers(*database);
    const auto directory = directoryOf(*database);
    QVERIFY(directory);
    database->run(kind == DatabaseKind::SQLite ? u"BEGIN IMMEDIATE"_s : u"START TRANSACTION"_s);
    database->run(u"UPDATE users SET email = 'other@example.com' WHERE id = 1"_s);

    const auto locked = directory->storeLinks({firstLink}, {});
    const auto readMeanwhile = directory->usersAfter(std::nullopt, 10, {});
    database->run(u"ROLLBACK"_s);
    const auto free = directory->storeLinks({firstLink}, {});

    QCOMPARE(locked.error().kind, ErrorKind::UsersWriteFailed);
    QCOMPARE(readMeanwhile->users.size(), 3);
    QCOMPARE(free, 1);
}

void TestUsersFaults::failureWithinTheBatch_leavesNothing()
{
    WITH_FRESH_DATABASE;
    addUsers(*database);
    const auto directory = directoryOf(*database);
    QVERIFY(directory);

    const auto written = directory->storeLinks({firstLink, {.user = {u"2"_s}, .contact = ContactId{7}}}, {});

    QCOMPARE(written.error().kind, ErrorKind::UsersWriteFailed);
    QCOMPARE(database->column(u"SELECT \"mauticId\" FROM users WHERE \"mauticId\" IS NOT NULL"_s), QStringList());
    QCOMPARE(directory->storeLinks({firstLink}, {}), 1);
    QCOMPARE(database->column(u"SELECT \"mauticId\" FROM users ORDER BY id"_s),
             QStringList({u"7"_s, u"NULL"_s, u"NULL"_s}));
}

void TestUsersFaults::tableThatVanishes_failsTheRead()
{
    WITH_FRESH_DATABASE;
    addUsers(*database);
    const auto directory = directoryOf(*database);
    QVERIFY(directory);
    const auto before = directory->usersAfter(std::nullopt, 2, {});
    database->run(u"DROP TABLE users"_s);

    const auto after = directory->usersAfter(before->next, 2, {});

    QCOMPARE(before->users.size(), 2);
    QCOMPARE(after.error().kind, ErrorKind::UsersReadFailed);
    QVERIFY(!after.error().detail.isEmpty());
}

void TestUsersFaults::connectionEndedByTheServer_isMadeAnew_data() { addServers(); }

void TestUsersFaults::connectionEndedByTheServer_isMadeAnew()
{
    WITH_FRESH_DATABASE;
    addUsers(*database);
    const auto directory = directoryOf(*database);
    QVERIFY(directory);
    const auto first = directory->usersAfter(std::nullopt, 2, {});
    if (kind == DatabaseKind::PostgreSql) {
        database->run(u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lockstep'"
                      " AND datname = current_database()"_s);
    } else {
        const QStringList others = database->column(
            u"SELECT id FROM information_schema.processlist WHERE db = database() AND id <> connection_id()"_s);
        for (const QString &id : others)
            database->run(u"KILL "_s + id);
    }

    const auto lost = directory->usersAfter(first->next, 2, {});
    const auto again = directory->usersAfter(first->next, 2, {});

    QCOMPARE(first->users.size(), 2);
    QCOMPARE(lost.error().kind, ErrorKind::UsersUnreachable);
    QCOMPARE(again->users.size(), 1);
    QCOMPARE(directory->storeLinks({firstLink}, {}), 1);
}

void TestUsersFaults::serverThatEnds_isUnreachable_data() { addServers(); }

void TestUsersFaults::serverThatEnds_isUnreachable()
{
    QFETCH(DatabaseKind, kind);
    std::unique_ptr<DatabaseServer> server;
    UsersDatabaseAddress address{.kind = kind};
    if (kind == DatabaseKind::PostgreSql) {
        server = std::make_unique<PostgresServer>();
        address.host = server->folder();
        address.user = u"lockstep"_s;
        address.database = u"postgres"_s;
    } else {
        auto mariaDb = std::make_unique<MariaDbServer>();
        address.socket = mariaDb->socket();
        address.user = u"root"_s;
        address.database = u"mysql"_s;
        server = std::move(mariaDb);
    }
    if (!server->isRunning() && !everythingIsRequired())
        QSKIP("skipped: that database is not installed");
    const auto catalogue = UsersCatalogue::open(address.duplicate());
    QVERIFY(catalogue);
    QVERIFY((*catalogue)->tables());

    server->stop(SIGKILL);

    const auto failure = [&catalogue] {
        const auto tables = (*catalogue)->tables();
        return tables ? std::optional<ErrorKind>() : std::optional(tables.error().kind);
    };
    // PostgreSQL's process behind a connection may answer once more before it sees that its server has died.
    QTRY_COMPARE(failure(), std::optional(ErrorKind::UsersUnreachable));
    QCOMPARE(failure(), std::optional(ErrorKind::UsersUnreachable));
    QCOMPARE(UsersCatalogue::open(address.duplicate()).error().kind, ErrorKind::UsersUnreachable);
}

/// Of the tests themselves: servers that shared a folder for temporary tables died under suites now and then.
void TestUsersFaults::serverThatStarts_leavesTheTemporaryTablesOfOthersAlone()
{
    const auto database = TestDatabase::make(DatabaseKind::MariaDb);
    if (!database && !everythingIsRequired())
        QSKIP("skipped: that database is not installed");
    QVERIFY2(database, "that database is not installed");

    QCOMPARE(database->column(u"SELECT @@tmpdir"_s), QStringList{MariaDbServer::shared().folder()});
}

void TestUsersFaults::unknownDatabase_isUnreachable_data() { addServers(); }

void TestUsersFaults::unknownDatabase_isUnreachable()
{
    WITH_FRESH_DATABASE;
    UsersDatabaseAddress address = database->address();
    address.database = u"not_there"_s;
    address.password = Secret("hunter2");

    const auto catalogue = UsersCatalogue::open(address.duplicate());

    QCOMPARE(catalogue.error().kind, ErrorKind::UsersUnreachable);
    QCOMPARE(catalogue.error().subject, address.describe());
}

void TestUsersFaults::errorsHoldNoData()
{
    WITH_FRESH_DATABASE;
    addUsers(*database);
    const auto directory = directoryOf(*database);
    QVERIFY(directory);

    const auto written = directory->storeLinks({firstLink, {.user = {u"2"_s}, .contact = ContactId{7}}}, {});

    QVERIFY(!written);
    const QString said = written.error().detail + written.error().subject;
    QVERIFY2(written.error().detail.startsWith(u"store links, code "_s), qPrintable(said));
    QVERIFY(!said.contains(u"example.com"_s));
    QVERIFY(!said.contains(u"mauticId"_s));
}

void TestUsersFaults::directoriesOnTwoThreads_workSideBySide()
{
    WITH_FRESH_DATABASE;
    addUsers(*database);
    const UsersMapping mapping = mappingOf(database->address());
    std::array<qsizetype, 2> counts{};
    const auto readOften = [&](qsizetype &count) {
        const auto directory = SqlUserDirectory::open(database->address(), mapping);
        for (int i = 0; directory && i < 20; ++i)
            count += (*directory)->usersAfter(std::nullopt, 10, {})->users.size();
    };

    std::thread other([&] { readOften(counts[1]); });
    readOften(counts[0]);
    other.join();

    QCOMPARE(counts[0], 60);
    QCOMPARE(counts[1], 60);
}

QTEST_GUILESS_MAIN(TestUsersFaults)
#include "tst_users_faults.moc"
