// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include "domain/failpoint.h"
#include "store/migrations.h"
#include "store/sql_files.h"
#include "store/store_error.h"
#include "store/store_file.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QThread>
#include <QUrl>
#include <QUuid>
#include <QVariant>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

QString newName() { return QUuid::createUuid().toString(QUuid::Id128); }

void removeStore(const QString &path)
{
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(path + suffix);
}

} // namespace

Database::Database(QString path)
    : m_path(std::move(path))
    , m_connection(u"store-"_s + newName())
    , m_owner(QThread::currentThread())
{
}

Database::~Database()
{
    Q_ASSERT(QThread::currentThread() == m_owner);
    m_statements.clear();
    m_handle = {};
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<Database>> Database::create(const QString &path, const DatabaseOptions &options)
{
    if (QFileInfo::exists(path))
        return fail(ErrorKind::BadInput, u"the file exists"_s, path);
    const QString made = path + u'.' + newName() + u".new"_s;
    if (auto done = makePrivateFile(made); !done)
        return tl::unexpected(done.error());
    Result<void> done;
    if (const auto database = open(made, options); !database)
        done = tl::unexpected(database.error());
    if (done)
        done = publishFile(made, path);
    if (!done) {
        removeStore(made);
        return tl::unexpected(Error{
            .kind = done.error().kind, .detail = done.error().detail, .subject = path, .retryAfter = std::nullopt});
    }
    return openExisting(path, options);
}

Result<std::unique_ptr<Database>> Database::openExisting(const QString &path, const DatabaseOptions &options)
{
    auto use = StoreUse::begin(path);
    if (!use)
        return tl::unexpected(use.error());
    const StoreFileState state = use->state();
    if (state.schema > quint32(newestSchema()))
        return fail(ErrorKind::StoreNewer, u"schema %1"_s.arg(state.schema), path);
    auto database = open(path, options);
    if (!database)
        return database;
    (*database)->m_use.emplace(std::move(*use));
    if (!state.isSuspicious)
        return database;
    if (auto sound = (*database)->checkSound(); !sound)
        return tl::unexpected(sound.error());
    return database;
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, const DatabaseOptions &options)
{
    if (auto usable = checkFolder(path); !usable)
        return tl::unexpected(usable.error());
    std::unique_ptr<Database> database(new Database(path));
    if (auto done = database->connect(options); !done)
        return tl::unexpected(done.error());
    if (auto done = database->configure(options); !done)
        return tl::unexpected(done.error());
    if (auto done = Migrations(*database).apply(); !done)
        return tl::unexpected(done.error());
    // Opening reads nothing; only this makes SQLite look at the schema.
    if (auto tables = database->run(u"SELECT count(*) FROM sqlite_schema"_s); !tables)
        return tl::unexpected(tables.error());
    return database;
}

Result<void> Database::connect(const DatabaseOptions &options)
{
    m_handle = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    m_handle.setConnectOptions(u"QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=%1"_s.arg(options.busyTimeout.count()));
    // mode=rw: never make a file here.
    m_handle.setDatabaseName(QUrl::fromLocalFile(QFileInfo(m_path).absoluteFilePath()).toString(QUrl::FullyEncoded)
                             + u"?mode=rw"_s);
    if (!m_handle.open())
        return fail(storeError(m_handle.lastError(), u"open"_s, m_path));
    return {};
}

Result<void> Database::configure(const DatabaseOptions &options)
{
    const auto schema = run(u"PRAGMA user_version"_s);
    if (!schema)
        return tl::unexpected(schema.error());
    if (schema->toInt() > newestSchema())
        return fail(ErrorKind::StoreNewer, u"schema %1"_s.arg(schema->toInt()), m_path);
    const auto mode = run(u"PRAGMA journal_mode = WAL"_s);
    if (!mode)
        return tl::unexpected(mode.error());
    if (mode->toString() != "wal"_L1)
        return fail(ErrorKind::StoreFailed, u"the file system has no shared memory for a write-ahead log"_s, m_path);
    for (const QString &statement : connectionStatements()) {
        if (auto done = run(statement); !done)
            return tl::unexpected(done.error());
    }
    if (options.pageLimit == 0)
        return {};
    const auto limited = run(u"PRAGMA max_page_count = %1"_s.arg(options.pageLimit));
    return limited ? Result<void>() : Result<void>(tl::unexpected(limited.error()));
}

Result<QVariant> Database::run(const QString &sql)
{
    Q_ASSERT_X(QThread::currentThread() == m_owner, "Database", "belongs to the thread that made it");
    // Undoing touches no disk, so it does not fail.
    if (failsAt("store.statement") && !sql.startsWith("ROLLBACK"_L1))
        return fail(ErrorKind::StoreFailed, u"failpoint"_s, m_path);
    QSqlQuery query(m_handle);
    query.setForwardOnly(true);
    const bool done = query.exec(sql);
    const QVariant value = done && query.next() ? query.value(0) : QVariant();
    if (query.lastError().isValid())
        return fail(storeError(query.lastError(), sql.section(u'(', 0, 0).simplified(), m_path));
    return value;
}

Result<Statement> Database::statement(const QString &name)
{
    Q_ASSERT_X(QThread::currentThread() == m_owner, "Database", "belongs to the thread that made it");
    auto &query = m_statements[name];
    if (!query) {
        const QString text = queryText(name);
        if (text.isEmpty())
            return fail(ErrorKind::Internal, u"no query "_s + name);
        auto made = std::make_shared<QSqlQuery>(m_handle);
        made->setForwardOnly(true);
        if (!made->prepare(text))
            return fail(storeError(made->lastError(), name, m_path));
        query = std::move(made);
    }
    Q_ASSERT_X(!query->isActive(), "Database", "one use of a statement at a time");
    return Statement(*query, name, m_path);
}

Result<void> Database::checkSound()
{
    const auto answer = run(u"PRAGMA quick_check(1)"_s);
    if (!answer)
        return tl::unexpected(answer.error());
    if (answer->toString() != "ok"_L1)
        return fail(ErrorKind::StoreDamaged, u"quick_check"_s, m_path);
    return {};
}

} // namespace lockstep
