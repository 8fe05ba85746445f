// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/sql_connection.h"

#include "domain/failpoint.h"
#include "users/value_refusal.h"

#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>
#include <QUrl>

#include <atomic>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// How long a statement waits for another writer before it fails.
constexpr int busySeconds = 3;

QString driverOf(DatabaseKind kind)
{
    switch (kind) {
    case DatabaseKind::SQLite:
        return u"QSQLITE"_s;
    case DatabaseKind::PostgreSql:
        return u"QPSQL"_s;
    case DatabaseKind::MariaDb:
        return u"QMYSQL"_s;
    }
    return {};
}

QString connectOptions(const UsersDatabaseAddress &address, bool isListening)
{
    QStringList options;
    switch (address.kind) {
    case DatabaseKind::SQLite:
        options = {u"QSQLITE_OPEN_URI"_s, u"QSQLITE_BUSY_TIMEOUT="_s + QString::number(busySeconds * 1'000)};
        break;
    case DatabaseKind::PostgreSql:
        // A server that vanished without a word is noticed within a minute, also while it owes an answer.
        options = {isListening ? u"connect_timeout=3"_s : u"connect_timeout=10"_s,
                   u"application_name=lockstep"_s,
                   u"keepalives_idle=30"_s,
                   u"keepalives_interval=10"_s,
                   u"keepalives_count=3"_s,
                   u"tcp_user_timeout=60000"_s};
        if (!address.sslMode.isEmpty())
            options += u"sslmode="_s + address.sslMode;
        if (!address.sslRootCertificate.isEmpty())
            options += u"sslrootcert="_s + address.sslRootCertificate;
        break;
    case DatabaseKind::MariaDb:
        // Without CLIENT_FOUND_ROWS a link that is there already counts as no row.
        options = {u"CLIENT_FOUND_ROWS=1"_s, u"MYSQL_OPT_CONNECT_TIMEOUT=10"_s, u"MYSQL_OPT_READ_TIMEOUT=60"_s,
                   u"MYSQL_OPT_WRITE_TIMEOUT=60"_s};
        if (!address.socket.isEmpty())
            options += u"UNIX_SOCKET="_s + address.socket;
        if (!address.sslMode.isEmpty())
            options += u"CLIENT_SSL=1"_s;
        break;
    }
    return options.join(u';');
}

QStringList sessionStatements(DatabaseKind kind, bool readOnly)
{
    QStringList statements;
    switch (kind) {
    case DatabaseKind::SQLite:
        statements = {u"PRAGMA trusted_schema = OFF"_s};
        if (readOnly)
            statements += u"PRAGMA query_only = ON"_s;
        break;
    case DatabaseKind::PostgreSql:
        statements = {u"SET TIME ZONE 'UTC'"_s, u"SET DateStyle TO 'ISO, YMD'"_s, u"SET statement_timeout = '60s'"_s,
                      u"SET lock_timeout = '%1s'"_s.arg(busySeconds)};
        if (readOnly)
            statements += u"SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"_s;
        break;
    case DatabaseKind::MariaDb:
        statements = {u"SET time_zone = '+00:00'"_s, u"SET SESSION sql_mode = 'STRICT_ALL_TABLES'"_s,
                      u"SET SESSION innodb_lock_wait_timeout = %1"_s.arg(busySeconds)};
        if (readOnly)
            statements += u"SET SESSION TRANSACTION READ ONLY"_s;
        break;
    }
    return statements;
}

QString beginOf(DatabaseKind kind)
{
    // A deferred transaction that reads first fails at once instead of waiting (reliability.md 0, finding 10).
    return kind == DatabaseKind::SQLite ? u"BEGIN IMMEDIATE"_s : u"START TRANSACTION"_s;
}

bool isConnectionLost(DatabaseKind kind, const QSqlError &error)
{
    const QString code = error.nativeErrorCode();
    switch (kind) {
    case DatabaseKind::SQLite:
        return false;
    case DatabaseKind::PostgreSql:
        return error.type() == QSqlError::ConnectionError || code.startsWith("08"_L1) || code.startsWith("57P"_L1);
    case DatabaseKind::MariaDb:
        return code == "2006"_L1 || code == "2013"_L1 || code == "1927"_L1 || code == "1053"_L1;
    }
    return false;
}

void prepareForConnecting(QSqlDatabase &database, const UsersDatabaseAddress &address, SqlConnection::Access access)
{
    const bool readOnly = access != SqlConnection::Access::ReadWrite;
    database.setConnectOptions(connectOptions(address, access == SqlConnection::Access::Listening));
    if (address.kind == DatabaseKind::SQLite) {
        // Without a mode SQLite would make a file that is missing.
        const QByteArray file = QUrl::fromLocalFile(address.file).toEncoded() + (readOnly ? "?mode=ro" : "?mode=rw");
        database.setDatabaseName(QString::fromUtf8(file));
        return;
    }
    database.setDatabaseName(address.database);
    database.setHostName(address.host);
    database.setPort(address.port);
}

} // namespace

SqlConnection::SqlConnection(UsersDatabaseAddress address, Access access)
    : m_address(std::move(address))
    , m_access(access)
    , m_thread(QThread::currentThread())
{
    static std::atomic<quint64> count = 0;
    m_name = u"lockstep-users-"_s + QString::number(++count);
    m_database = QSqlDatabase::addDatabase(driverOf(m_address.kind), m_name);
    prepareForConnecting(m_database, m_address, m_access);
}

SqlConnection::~SqlConnection()
{
    Q_ASSERT_X(QThread::currentThread() == m_thread, "SqlConnection", "belongs to the thread that opened it");
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<SqlConnection>> SqlConnection::open(UsersDatabaseAddress address, Access access)
{
    if (!QSqlDatabase::isDriverAvailable(driverOf(address.kind)))
        return fail(ErrorKind::UsersUnreachable, u"no database driver"_s, driverOf(address.kind));
    std::unique_ptr<SqlConnection> connection(new SqlConnection(std::move(address), access));
    if (const auto connected = connection->connect(); !connected)
        return fail(connected.error());
    return connection;
}

Result<void> SqlConnection::connect()
{
    m_lost = false;
    const QString password = QString::fromUtf8(m_address.password.revealForSending());
    if (!m_database.open(m_address.user, password))
        return fail(errorFrom(m_database.lastError(), "connect"_L1, ErrorKind::UsersUnreachable));
    if (m_address.kind == DatabaseKind::SQLite) {
        if (auto checked = checkFile(); !checked)
            return checked;
    }
    if (auto encrypted = checkEncryption(); !encrypted)
        return encrypted;
    return prepareSession();
}

Result<void> SqlConnection::connectAgainIfLost()
{
    Q_ASSERT_X(QThread::currentThread() == m_thread, "SqlConnection", "belongs to the thread that opened it");
    if (!m_lost && m_database.isOpen())
        return {};
    m_database.close();
    auto connected = connect();
    m_lost = !connected;
    return connected;
}

/// Opening says nothing: it succeeds on a corrupt, a foreign and an empty file (reliability.md 0, finding 9).
Result<void> SqlConnection::checkFile()
{
    if (QFileInfo(m_address.file).size() == 0)
        return fail(ErrorKind::UsersUnreachable, u"empty file"_s, m_address.file);
    return execute({.name = "probe"_L1, .text = u"SELECT count(*) FROM sqlite_schema"_s}, ErrorKind::UsersUnreachable);
}

/// MariaDB's client library carries on in the clear where the server offers no TLS.
Result<void> SqlConnection::checkEncryption()
{
    if (m_address.kind != DatabaseKind::MariaDb || m_address.sslMode.isEmpty())
        return {};
    QString cipher;
    const SqlStatement statement{.name = "encryption"_L1, .text = u"SHOW SESSION STATUS LIKE 'Ssl_cipher'"_s};
    const auto done = read(statement, [&](const QSqlQuery &row) { cipher = row.value(1).toString(); });
    if (!done)
        return fail(done.error());
    if (cipher.isEmpty())
        return fail(ErrorKind::UsersUnreachable, u"the server offers no encryption"_s, m_address.describe());
    return {};
}

Result<void> SqlConnection::prepareSession()
{
    for (const QString &text : sessionStatements(m_address.kind, m_access != Access::ReadWrite)) {
        if (auto done = execute({.name = "session"_L1, .text = text}, ErrorKind::UsersUnreachable); !done)
            return done;
    }
    return {};
}

QString SqlConnection::quoted(const QString &identifier) const
{
    const QChar quote = m_address.kind == DatabaseKind::MariaDb ? u'`' : u'"';
    QString inner = identifier;
    inner.replace(quote, QString(2, quote));
    return quote + inner + quote;
}

QString SqlConnection::quoted(const QString &schema, const QString &table) const
{
    if (schema.isEmpty())
        return quoted(table);
    return quoted(schema) + u'.' + quoted(table);
}

Result<void> SqlConnection::read(const SqlStatement &statement, const std::function<void(const QSqlQuery &)> &row)
{
    if (auto connected = connectAgainIfLost(); !connected)
        return connected;
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(statement.text))
        return fail(errorFrom(query.lastError(), statement.name, ErrorKind::UsersReadFailed));
    for (const QVariant &value : statement.values)
        query.addBindValue(value);
    if (failsAt("users.statement"))
        return fail(errorFrom({}, statement.name, ErrorKind::UsersReadFailed));
    if (!query.exec())
        return fail(errorFrom(query.lastError(), statement.name, ErrorKind::UsersReadFailed));
    while (query.next())
        row(query);
    if (query.lastError().isValid())
        return fail(errorFrom(query.lastError(), statement.name, ErrorKind::UsersReadFailed));
    return {};
}

Result<int> SqlConnection::writeAll(const SqlBatch &batch, const std::stop_token &stop)
{
    if (const auto connected = connectAgainIfLost(); !connected)
        return fail(connected.error());
    const auto begun = execute({.name = "begin"_L1, .text = beginOf(m_address.kind)}, ErrorKind::UsersWriteFailed);
    if (!begun)
        return fail(begun.error());
    QSqlQuery query(m_database);
    auto written = runBatch(query, batch, stop);
    // While the query lives: PostgreSQL frees no statement within a transaction that failed.
    const auto ended =
        execute({.name = written ? "commit"_L1 : "rollback"_L1, .text = written ? u"COMMIT"_s : u"ROLLBACK"_s},
                ErrorKind::UsersWriteFailed);
    if (!ended)
        m_lost = true;
    if (written && !ended)
        return fail(ended.error());
    return written;
}

Result<int> SqlConnection::runBatch(QSqlQuery &query, const SqlBatch &batch, const std::stop_token &stop)
{
    int met = 0;
    if (!query.prepare(batch.text))
        return fail(errorFrom(query.lastError(), batch.name, ErrorKind::UsersWriteFailed));
    for (const QVariantList &row : batch.rows) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled);
        for (qsizetype i = 0; i < row.size(); ++i)
            query.bindValue(static_cast<int>(i), row.at(i));
        if (failsAt("users.statement"))
            return fail(errorFrom({}, batch.name, ErrorKind::UsersWriteFailed));
        if (!query.exec())
            return fail(errorFrom(query.lastError(), batch.name, ErrorKind::UsersWriteFailed));
        met += qMax(query.numRowsAffected(), 0);
    }
    return met;
}

Result<OneRow> SqlConnection::writeOne(const SqlStatement &statement)
{
    if (const auto connected = connectAgainIfLost(); !connected)
        return fail(connected.error());
    QSqlQuery transaction(m_database);
    if (!transaction.exec(beginOf(m_address.kind)))
        return fail(errorFrom(transaction.lastError(), "begin"_L1, ErrorKind::UsersWriteFailed));
    QSqlQuery query(m_database);
    auto done = runOne(query, statement);
    const bool isToStay = done == OneRow::Written;
    if (transaction.exec(isToStay ? u"COMMIT"_s : u"ROLLBACK"_s))
        return done;
    const QSqlError error = transaction.lastError();
    const bool isRefused = isToStay && refusesValue(m_address.kind, error.nativeErrorCode());
    m_lost = true;
    const Error unfinished = errorFrom(error, isToStay ? "commit"_L1 : "rollback"_L1, ErrorKind::UsersWriteFailed);
    if (isRefused)
        return OneRow::Refused;
    return isToStay ? fail(unfinished) : done;
}

Result<OneRow> SqlConnection::runOne(QSqlQuery &query, const SqlStatement &statement)
{
    const auto failed = [&]() -> Result<OneRow> {
        if (refusesValue(m_address.kind, query.lastError().nativeErrorCode()))
            return OneRow::Refused;
        return fail(errorFrom(query.lastError(), statement.name, ErrorKind::UsersWriteFailed));
    };
    if (!query.prepare(statement.text))
        return failed();
    for (const QVariant &value : statement.values)
        query.addBindValue(value);
    if (!query.exec())
        return failed();
    if (query.numRowsAffected() > 1)
        return fail(ErrorKind::UsersTableUnsuitable, u"several users of one id"_s, m_address.describe());
    return query.numRowsAffected() == 1 ? OneRow::Written : OneRow::NoMatch;
}

Result<void> SqlConnection::change(const SqlStatement &statement)
{
    if (auto connected = connectAgainIfLost(); !connected)
        return connected;
    return execute(statement, ErrorKind::UsersWriteFailed);
}

Result<void> SqlConnection::listen(const QString &channel, std::function<void()> notified)
{
    if (auto connected = connectAgainIfLost(); !connected)
        return connected;
    QSqlDriver *driver = m_database.driver();
    QObject::connect(driver, &QSqlDriver::notification, driver, [channel, notified](const QString &name) {
        if (name == channel)
            notified();
    });
    if (!driver->subscribeToNotification(channel))
        return fail(errorFrom(driver->lastError(), "listen"_L1, ErrorKind::UsersUnreachable));
    return {};
}

Result<void> SqlConnection::execute(const SqlStatement &statement, ErrorKind kind)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (failsAt("users.statement"))
        return fail(errorFrom({}, statement.name, kind));
    if (!query.exec(statement.text))
        return fail(errorFrom(query.lastError(), statement.name, kind));
    while (query.next()) { }
    if (query.lastError().isValid())
        return fail(errorFrom(query.lastError(), statement.name, kind));
    return {};
}

Error SqlConnection::errorFrom(const QSqlError &error, QLatin1StringView statement, ErrorKind kind)
{
    QString detail = statement;
    if (!error.nativeErrorCode().isEmpty())
        detail += u", code "_s + error.nativeErrorCode();
    if (isConnectionLost(m_address.kind, error) || !m_database.isOpen()) {
        m_lost = true;
        if (kind != ErrorKind::UsersUnreachable)
            detail += u", connection lost"_s;
        kind = ErrorKind::UsersUnreachable;
    }
    return {.kind = kind, .detail = detail, .subject = m_address.describe()};
}

} // namespace lockstep
