// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "store/sql_files.h"
#include "store/store_file.h"
#include "store/transaction.h"
#include "store/workspace_repository.h"
#include "store_world.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>
#include <QThread>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace
{

/// Whether another process would see that the database is in use (https://www.sqlite.org/lockingv3.html).
bool isLockedForOthers(const QString &path)
{
    constexpr off_t sharedBytes = 0x40000002;
    const QByteArray name = QFile::encodeName(path);
    const pid_t child = ::fork();
    if (child == 0) {
        struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = sharedBytes, .l_len = 510, .l_pid = 0};
        const int file = ::open(name.constData(), O_RDWR | O_CLOEXEC);
        const bool isAnswered = file >= 0 && ::fcntl(file, F_GETLK, &lock) == 0;
        ::_exit(isAnswered && lock.l_type != F_UNLCK ? 1 : 0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 1;
}

/// Another program at the same file.
class Stranger
{
public:
    explicit Stranger(const QString &path)
    {
        m_handle = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"stranger"_s);
        m_handle.setDatabaseName(path);
        m_handle.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=0"_s);
        if (!m_handle.open())
            qFatal("the stranger cannot open the file");
    }
    Stranger(const Stranger &) = delete;
    Stranger &operator=(const Stranger &) = delete;
    ~Stranger()
    {
        m_handle = {};
        QSqlDatabase::removeDatabase(u"stranger"_s);
    }

    QVariant run(const QString &sql)
    {
        QSqlQuery query(m_handle);
        if (!query.exec(sql))
            qFatal("the stranger's statement fails");
        return query.next() ? query.value(0) : QVariant();
    }

private:
    QSqlDatabase m_handle;
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write the file");
}

int modeOf(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? int(status.st_mode & 0777) : -1;
}

QString schemaOf(const QString &path)
{
    Stranger stranger(path);
    return stranger.run(u"SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema ORDER BY name)"_s)
        .toString();
}

QStringList filesIn(const QString &folder) { return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name); }

Error errorOf(const Result<std::unique_ptr<Database>> &result) { return result ? Error{} : result.error(); }

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newStore_isForItsOwnerAloneAndInWalMode();
    void newStore_whereAFileIs_isRefusedAndTheFileKept();
    void newStore_inAFolderThatIsNot_leavesNothing();
    void newStore_onAFullDisk_leavesNothing();
    void reopenedStore_hasWhatWasWritten();
    void storeOthersCouldRead_isTakenFromThem();
    void missingFile_isNoFirstRun();
    void emptyFile_isNoFirstRun();
    void damagedFiles_areRefused_data();
    void damagedFiles_areRefused();
    void anotherProgramsDatabase_isRefusedUntouched();
    void newerStore_isRefusedUntouched();
    void newerSchemaOnlyInTheLog_isRefused();
    void readOnlyFile_isRefused();
    void fileSystemsOfOtherMachines_areKnown();
    void lockedStore_isBusy();
    void aStoreOpenedTwiceHere_keepsItsLocksWhenOneIsClosed();
    void fullDisk_keepsWhatWasThere();
    void everyPastSchema_becomesThePresentOne_data();
    void everyPastSchema_becomesThePresentOne();
    void transactionWithoutCommit_undoesItself();
    void partThatFails_isUndoneAlone();
    void partIsLost_whenTheWholeIsNotCommitted();
    void transactionOfACrashedProcess_isUndone();
    void writerElsewhere_isFoundAtTheBeginning();
    void everyQuery_canBePrepared();
    void errors_carryNoValues();
};

void TestDatabase::newStore_isForItsOwnerAloneAndInWalMode()
{
    StoreWorld world;
    must(WorkspaceRepository(world.database()).setValue(u"a"_s, u"b"_s));

    QCOMPARE(modeOf(world.path()), 0600);
    QCOMPARE(modeOf(world.path() + u"-wal"_s), 0600);
    Stranger stranger(world.path());
    QCOMPARE(stranger.run(u"PRAGMA journal_mode"_s).toString(), u"wal"_s);
    QCOMPARE(stranger.run(u"PRAGMA application_id"_s).toInt(), 0x4c6b5374);
    QCOMPARE(stranger.run(u"PRAGMA user_version"_s).toInt(), newestSchema());
}

void TestDatabase::newStore_whereAFileIs_isRefusedAndTheFileKept()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"workspace.db"_s);
    write(path, "somebody's notes");

    QCOMPARE(errorOf(Database::create(path)).kind, ErrorKind::BadInput);

    QCOMPARE(contentOf(path), QByteArray("somebody's notes"));
    QCOMPARE(filesIn(folder.path()), QStringList{u"workspace.db"_s});
}

void TestDatabase::newStore_inAFolderThatIsNot_leavesNothing()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"not/there.db"_s);

    const Error error = errorOf(Database::create(path));

    QCOMPARE(error.kind, ErrorKind::StoreFailed);
    QVERIFY(filesIn(folder.path()).isEmpty());
}

void TestDatabase::newStore_onAFullDisk_leavesNothing()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"workspace.db"_s);

    const Error error = errorOf(Database::create(path, {.pageLimit = 5}));

    QCOMPARE(error.kind, ErrorKind::DiskFull);
    QCOMPARE(error.subject, path);
    QVERIFY(filesIn(folder.path()).isEmpty());
}

void TestDatabase::reopenedStore_hasWhatWasWritten()
{
    StoreWorld world;
    must(WorkspaceRepository(world.database()).setValue(u"a"_s, u"b"_s));

    world.reopen();

    QCOMPARE(must(WorkspaceRepository(world.database()).value(u"a"_s)), std::optional(u"b"_s));
    QVERIFY(world.database().checkSound());
}

void TestDatabase::storeOthersCouldRead_isTakenFromThem()
{
    StoreWorld world;
    QVERIFY(::chmod(QFile::encodeName(world.path()).constData(), 0644) == 0);

    world.reopen();

    QCOMPARE(modeOf(world.path()), 0600);
}

void TestDatabase::missingFile_isNoFirstRun()
{
    QTemporaryDir folder;

    QCOMPARE(errorOf(Database::openExisting(folder.filePath(u"workspace.db"_s))).kind, ErrorKind::StoreMissing);

    QVERIFY(filesIn(folder.path()).isEmpty());
}

void TestDatabase::emptyFile_isNoFirstRun()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"workspace.db"_s);
    write(path, {});

    QCOMPARE(errorOf(Database::openExisting(path)).kind, ErrorKind::StoreDamaged);

    QCOMPARE(contentOf(path), QByteArray());
}

void TestDatabase::damagedFiles_areRefused_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<bool>("cutThere");
    QTest::newRow("header") << 0 << 100 << false;
    QTest::newRow("schema page") << 100 << 3996 << false;
    QTest::newRow("cut within the first page") << 2000 << 0 << true;
    QTest::newRow("cut within a later page") << 50'000 << 0 << true;
    QTest::newRow("cut at a page") << 3 * 4096 << 0 << true;
}

void TestDatabase::damagedFiles_areRefused()
{
    QFETCH(int, from);
    QFETCH(int, bytes);
    QFETCH(bool, cutThere);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"workspace.db"_s);
    static_cast<void>(must(Database::create(path)));
    QByteArray content = contentOf(path);
    QVERIFY(content.size() > 50'000);
    content.replace(from, bytes, QByteArray(bytes, '\xff'));
    if (cutThere)
        content.truncate(from);
    write(path, content);

    const Error error = errorOf(Database::openExisting(path));

    QCOMPARE(error.kind, ErrorKind::StoreDamaged);
    QCOMPARE(error.subject, path);
}

void TestDatabase::anotherProgramsDatabase_isRefusedUntouched()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"workspace.db"_s);
    Stranger(path).run(u"CREATE TABLE invoice (id INTEGER)"_s);
    const QByteArray before = contentOf(path);

    QCOMPARE(errorOf(Database::openExisting(path)).kind, ErrorKind::StoreDamaged);

    QCOMPARE(contentOf(path), before);
    QCOMPARE(filesIn(folder.path()), QStringList{u"workspace.db"_s});
}

void TestDatabase::newerStore_isRefusedUntouched()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"workspace.db"_s);
    static_cast<void>(must(Database::create(path)));
    Stranger(path).run(u"PRAGMA user_version = %1"_s.arg(newestSchema() + 1));
    const QByteArray before = contentOf(path);

    QCOMPARE(errorOf(Database::openExisting(path)).kind, ErrorKind::StoreNewer);

    QCOMPARE(contentOf(path), before);
    QCOMPARE(filesIn(folder.path()), QStringList{u"workspace.db"_s});
}

void TestDatabase::newerSchemaOnlyInTheLog_isRefused()
{
    StoreWorld world;
    Stranger stranger(world.path());
    stranger.run(u"PRAGMA user_version = %1"_s.arg(newestSchema() + 1));

    QCOMPARE(errorOf(Database::openExisting(world.path())).kind, ErrorKind::StoreNewer);
}

void TestDatabase::readOnlyFile_isRefused()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"workspace.db"_s);
    static_cast<void>(must(Database::create(path)));
    QVERIFY(::chmod(QFile::encodeName(path).constData(), 0400) == 0);

    QCOMPARE(errorOf(Database::openExisting(path)).kind, ErrorKind::StoreReadOnly);
}

void TestDatabase::fileSystemsOfOtherMachines_areKnown()
{
    for (const char *type : {"nfs", "nfs4", "cifs", "fuse.sshfs"})
        QVERIFY2(isNetworkFileSystem(type), type);
    for (const char *type : {"ext4", "btrfs", "xfs", "tmpfs", "overlay", ""})
        QVERIFY2(!isNetworkFileSystem(type), type);
}

void TestDatabase::lockedStore_isBusy()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"workspace.db"_s);
    static_cast<void>(must(Database::create(path)));
    Stranger stranger(path);
    stranger.run(u"PRAGMA locking_mode = EXCLUSIVE"_s);
    stranger.run(u"BEGIN EXCLUSIVE"_s);

    const auto opened = Database::openExisting(path, {.busyTimeout = std::chrono::milliseconds(1)});

    QCOMPARE(errorOf(opened).kind, ErrorKind::StoreBusy);
}

void TestDatabase::aStoreOpenedTwiceHere_keepsItsLocksWhenOneIsClosed()
{
    StoreWorld world;
    must(WorkspaceRepository(world.database()).setValue(u"a"_s, u"kept"_s));
    QVERIFY(isLockedForOthers(world.path()));

    static_cast<void>(must(Database::openExisting(world.path())));

    // Else another program that closes the store takes the log away under this connection.
    QVERIFY(isLockedForOthers(world.path()));
}

void TestDatabase::fullDisk_keepsWhatWasThere()
{
    StoreWorld world;
    must(WorkspaceRepository(world.database()).setValue(u"a"_s, u"kept"_s));
    const auto limited = must(Database::openExisting(world.path(), {.pageLimit = 45}));
    WorkspaceRepository repository(*limited);

    const auto done = repository.setValue(u"a"_s, QString(1'000'000, u'x'));

    QCOMPARE(kindOf(done), ErrorKind::DiskFull);
    QCOMPARE(must(repository.value(u"a"_s)), std::optional(u"kept"_s));
    must(repository.setValue(u"b"_s, u"small"_s));
    QVERIFY(limited->checkSound());
}

void TestDatabase::everyPastSchema_becomesThePresentOne_data()
{
    QTest::addColumn<int>("version");
    for (int version = 1; version <= newestSchema(); ++version)
        QTest::addRow("v%d", version) << version;
}

void TestDatabase::everyPastSchema_becomesThePresentOne()
{
    QFETCH(int, version);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"workspace.db"_s);
    const QByteArray script = contentOf(QStringLiteral(LOCKSTEP_TEST_DATA) + u"/schema/v%1.sqlite.sql"_s.arg(version));
    QVERIFY(!script.isEmpty());
    {
        Stranger past(path);
        for (const QString &statement : statementsOf(QString::fromUtf8(script)))
            past.run(statement);
    }
    StoreWorld present;

    const auto opened = must(Database::openExisting(path));

    QCOMPARE(schemaOf(path), schemaOf(present.path()));
    const auto workspace = must(WorkspaceRepository(*opened).find());
    QVERIFY(workspace);
    QCOMPARE(workspace->mauticAddress, u"https://mautic.example.org"_s);
}

void TestDatabase::transactionWithoutCommit_undoesItself()
{
    StoreWorld world;
    WorkspaceRepository repository(world.database());
    {
        auto transaction = must(Transaction::begin(world.database()));
        must(repository.setValue(u"a"_s, u"b"_s));
    }
    QCOMPARE(must(repository.value(u"a"_s)), std::optional<QString>());
    QVERIFY(!world.database().isInTransaction());
}

void TestDatabase::partThatFails_isUndoneAlone()
{
    StoreWorld world;
    WorkspaceRepository repository(world.database());

    const auto done = inTransaction(world.database(), [&]() -> Result<void> {
        must(repository.setValue(u"a"_s, u"whole"_s));
        const auto part = inTransaction(world.database(), [&]() -> Result<void> {
            must(repository.setValue(u"a"_s, u"part"_s));
            return fail(ErrorKind::Rejected);
        });
        return part ? fail(ErrorKind::Internal) : Result<void>();
    });

    QVERIFY(done);
    QCOMPARE(must(repository.value(u"a"_s)), std::optional(u"whole"_s));
}

void TestDatabase::partIsLost_whenTheWholeIsNotCommitted()
{
    StoreWorld world;
    WorkspaceRepository repository(world.database());
    {
        auto whole = must(Transaction::begin(world.database()));
        auto part = must(Transaction::begin(world.database()));
        must(repository.setValue(u"a"_s, u"b"_s));
        QCOMPARE(kindOf(whole.commit()), ErrorKind::Internal);
        must(part.commit());
    }
    QCOMPARE(must(repository.value(u"a"_s)), std::optional<QString>());
}

void TestDatabase::transactionOfACrashedProcess_isUndone()
{
    StoreWorld world;
    must(WorkspaceRepository(world.database()).setValue(u"a"_s, u"before"_s));
    QTemporaryDir folder;
    const QString copy = folder.filePath(u"workspace.db"_s);
    {
        auto transaction = must(Transaction::begin(world.database()));
        must(WorkspaceRepository(world.database()).setValue(u"a"_s, QString(5'000'000, u'x')));
        // What a killed process leaves: the files as they are now.
        write(copy, contentOf(world.path()));
        write(copy + u"-wal"_s, contentOf(world.path() + u"-wal"_s));
    }
    const auto survivor = must(Database::openExisting(copy));

    QCOMPARE(must(WorkspaceRepository(*survivor).value(u"a"_s)), std::optional(u"before"_s));
    QVERIFY(survivor->checkSound());
}

void TestDatabase::writerElsewhere_isFoundAtTheBeginning()
{
    StoreWorld world;
    const auto other = must(Database::openExisting(world.path(), {.busyTimeout = std::chrono::milliseconds(1)}));
    auto transaction = must(Transaction::begin(world.database()));

    QCOMPARE(kindOf(Transaction::begin(*other)), ErrorKind::StoreBusy);

    must(transaction.commit());
    QVERIFY(Transaction::begin(*other));
}

void TestDatabase::everyQuery_canBePrepared()
{
    StoreWorld world;
    const QStringList files = QDir(u":/sql/queries"_s).entryList() + QDir(u":/sql/sqlite/queries"_s).entryList();
    QVERIFY(files.size() > 60);
    for (const QString &file : files)
        QVERIFY2(world.database().statement(file.chopped(4)), qPrintable(file));
    QCOMPARE(kindOf(world.database().statement(u"no_such_query"_s)), ErrorKind::Internal);
}

void TestDatabase::errors_carryNoValues()
{
    StoreWorld world;
    auto statement = must(world.database().statement(u"applied_row_add"_s));
    statement.bind(u":run_id"_s, 12345)
        .bind(u":position"_s, 1)
        .bind(u":kind"_s, u"ada@example.org"_s)
        .bind(u":user_id"_s, u"ada@example.org"_s)
        .bind(u":changes"_s, u"[]"_s)
        .bind(u":outcome"_s, u"done"_s)
        .bind(u":reason"_s, u""_s)
        .bind(u":at"_s, 0);

    const auto done = statement.exec();

    QCOMPARE(done.error().kind, ErrorKind::StoreFailed);
    QCOMPARE(done.error().detail, u"applied_row_add: SQLite 787"_s);
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
