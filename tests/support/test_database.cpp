// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_database.h"

#include "support/mariadb_server.h"
#include "support/postgres_server.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace lockstep::test
{

using namespace Qt::StringLiterals;

namespace
{

void openConnection(const QString &name, const UsersDatabaseAddress &address)
{
    QString driver = u"QSQLITE"_s;
    if (address.kind != DatabaseKind::SQLite)
        driver = address.kind == DatabaseKind::PostgreSql ? u"QPSQL"_s : u"QMYSQL"_s;
    QSqlDatabase database = QSqlDatabase::addDatabase(driver, name);
    database.setDatabaseName(address.kind == DatabaseKind::SQLite ? address.file : address.database);
    database.setHostName(address.host);
    database.setUserName(address.user);
    if (!address.socket.isEmpty())
        database.setConnectOptions(u"UNIX_SOCKET="_s + address.socket);
    if (!database.open())
        qFatal("%s", qPrintable(database.lastError().text()));
    if (address.kind == DatabaseKind::SQLite)
        QSqlQuery(database).exec(u"PRAGMA synchronous = OFF"_s);
    if (address.kind == DatabaseKind::MariaDb)
        QSqlQuery(database).exec(u"SET SESSION sql_mode = 'ANSI_QUOTES,STRICT_ALL_TABLES'"_s);
}

UsersDatabaseAddress parsed(const QString &url)
{
    auto address = parseUsersUrl(Secret(url.toUtf8()));
    if (!address)
        qFatal("%s", qPrintable(address.error().detail));
    return std::move(*address);
}

void createDatabase(const QString &name, const QString &administratorUrl)
{
    const QString connection = name + u"-create"_s;
    openConnection(connection, parsed(administratorUrl));
    {
        QSqlQuery query(QSqlDatabase::database(connection));
        if (!query.exec(u"CREATE DATABASE "_s + name))
            qFatal("%s", qPrintable(query.lastError().text()));
    }
    QSqlDatabase::removeDatabase(connection);
}

QString urlOf(DatabaseKind kind, const QString &name, const QString &folder)
{
    switch (kind) {
    case DatabaseKind::SQLite:
        return u"sqlite://"_s + folder + u'/' + name + u".db"_s;
    case DatabaseKind::PostgreSql:
        return u"postgresql://lockstep@localhost/"_s + name + u"?host="_s + PostgresServer::shared().folder();
    case DatabaseKind::MariaDb:
        return u"mysql://root@localhost/"_s + name + u"?socket="_s + MariaDbServer::shared().socket();
    }
    return {};
}

bool isInstalled(DatabaseKind kind)
{
    switch (kind) {
    case DatabaseKind::SQLite:
        return true;
    case DatabaseKind::PostgreSql:
        return PostgresServer::shared().isReady();
    case DatabaseKind::MariaDb:
        return MariaDbServer::shared().isReady();
    }
    return false;
}

} // namespace

bool everythingIsRequired() { return qEnvironmentVariableIsSet("LOCKSTEP_REQUIRE_ALL"); }

std::unique_ptr<TestDatabase> TestDatabase::make(DatabaseKind kind)
{
    static int count = 0;
    if (!isInstalled(kind))
        return nullptr;
    return std::unique_ptr<TestDatabase>(new TestDatabase(kind, u"app"_s + QString::number(++count)));
}

TestDatabase::TestDatabase(DatabaseKind kind, const QString &name)
    : m_kind(kind)
    , m_connection(u"test-"_s + name)
    , m_url(urlOf(kind, name, m_folder.path()))
{
    if (kind == DatabaseKind::PostgreSql)
        createDatabase(name, urlOf(kind, u"postgres"_s, {}));
    else if (kind == DatabaseKind::MariaDb)
        createDatabase(name, urlOf(kind, u"mysql"_s, {}));
    openConnection(m_connection, address());
}

TestDatabase::~TestDatabase() { QSqlDatabase::removeDatabase(m_connection); }

UsersDatabaseAddress TestDatabase::address() const { return parsed(m_url); }

QString TestDatabase::inDialect(QString statement) const
{
    const bool mariaDb = m_kind == DatabaseKind::MariaDb;
    statement.replace("{id}"_L1, mariaDb ? "varchar(64)"_L1 : "text"_L1);
    statement.replace("{bool}"_L1, m_kind == DatabaseKind::SQLite ? "integer"_L1 : "boolean"_L1);
    if (m_kind == DatabaseKind::SQLite)
        return statement.replace("{time}"_L1, "date"_L1);
    return statement.replace("{time}"_L1, mariaDb ? "datetime(6)"_L1 : "timestamptz"_L1);
}

void TestDatabase::run(const QString &statement, const QVariantList &values)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    const QString text = inDialect(statement);
    bool done = false;
    if (values.isEmpty()) {
        done = query.exec(text);
    } else {
        query.prepare(text);
        for (const QVariant &value : values)
            query.addBindValue(value);
        done = query.exec();
    }
    if (!done)
        qFatal("%s: %s", qPrintable(text), qPrintable(query.lastError().text()));
}

QStringList TestDatabase::column(const QString &statement)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    if (!query.exec(inDialect(statement)))
        qFatal("%s: %s", qPrintable(statement), qPrintable(query.lastError().text()));
    QStringList values;
    while (query.next())
        values += query.isNull(0) ? u"NULL"_s : query.value(0).toString();
    return values;
}

} // namespace lockstep::test
