// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "users/users_url.h"

#include <QSqlDatabase>
#include <QVariantList>

#include <functional>
#include <memory>
#include <stop_token>

class QSqlError;
class QSqlQuery;
class QThread;

namespace lockstep
{

/// A statement with its values; the name is what errors and logs call it.
struct SqlStatement {
    QLatin1StringView name;
    QString text;
    QVariantList values = {};
};

/// The same statement for many rows of values.
struct SqlBatch {
    QLatin1StringView name;
    QString text;
    QList<QVariantList> rows;
};

/// What came of a statement that writes one row.
enum class OneRow { Written, NoMatch, Refused };

/// One connection to the application's database, used on the thread that opened it only. The session's time zone is
/// UTC. Every statement goes through `read`, `writeAll` or `writeOne`, and every failure becomes an Error whose detail
/// is the native code and the statement's name: the driver's own text carries data (reliability.md 0, finding 11).
class SqlConnection
{
public:
    /// Listening reads nothing and gives up connecting early.
    enum class Access { ReadOnly, ReadWrite, Listening };

    [[nodiscard]] static Result<std::unique_ptr<SqlConnection>> open(UsersDatabaseAddress address, Access access);
    SqlConnection(const SqlConnection &) = delete;
    SqlConnection &operator=(const SqlConnection &) = delete;
    ~SqlConnection();

    [[nodiscard]] DatabaseKind kind() const { return m_address.kind; }
    [[nodiscard]] const UsersDatabaseAddress &address() const { return m_address; }
    [[nodiscard]] QString quoted(const QString &identifier) const;
    [[nodiscard]] QString quoted(const QString &schema, const QString &table) const;

    /// Hands over each row. Connects again first where the connection was lost before.
    [[nodiscard]] Result<void> read(const SqlStatement &statement, const std::function<void(const QSqlQuery &)> &row);
    /// Runs the statement for each row of values in one transaction, or not at all. Returns the rows it met.
    [[nodiscard]] Result<int> writeAll(const SqlBatch &batch, const std::stop_token &stop);
    /// Runs the statement in a transaction of its own. Refused: the database does not take the value, by a constraint,
    /// a trigger, its length. UsersTableUnsuitable, and nothing written, where it met more than one row.
    [[nodiscard]] Result<OneRow> writeOne(const SqlStatement &statement);
    /// A statement that changes the schema.
    [[nodiscard]] Result<void> change(const SqlStatement &statement);
    /// PostgreSQL: `notified` is called from this thread's event loop for each notification of that channel, until the
    /// connection is lost.
    [[nodiscard]] Result<void> listen(const QString &channel, std::function<void()> notified);
    /// False once the connection is known to be lost; asks nobody.
    [[nodiscard]] bool isOpen() const { return !m_lost && m_database.isOpen(); }

private:
    SqlConnection(UsersDatabaseAddress address, Access access);

    [[nodiscard]] Result<void> connect();
    [[nodiscard]] Result<void> connectAgainIfLost();
    [[nodiscard]] Result<void> prepareSession();
    [[nodiscard]] Result<void> checkFile();
    [[nodiscard]] Result<void> checkEncryption();
    [[nodiscard]] Result<int> runBatch(QSqlQuery &query, const SqlBatch &batch, const std::stop_token &stop);
    [[nodiscard]] Result<OneRow> runOne(QSqlQuery &query, const SqlStatement &statement);
    [[nodiscard]] Result<void> execute(const SqlStatement &statement, ErrorKind kind);
    [[nodiscard]] Error errorFrom(const QSqlError &error, QLatin1StringView statement, ErrorKind kind);

    UsersDatabaseAddress m_address;
    Access m_access;
    QString m_name;
    QSqlDatabase m_database;
    QThread *m_thread;
    bool m_lost = false;
};

} // namespace lockstep
