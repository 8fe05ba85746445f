// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "users/users_url.h"

#include <QTemporaryDir>
#include <QVariant>

#include <memory>

namespace lockstep::test
{

/// A fresh database of one kind, and a connection to fill it and to look into it. Statements name things in double
/// quotes on every kind, and `{id}`, `{time}` and `{bool}` stand for the kind's usual types.
class TestDatabase
{
public:
    /// Nothing where that kind of database is not installed.
    [[nodiscard]] static std::unique_ptr<TestDatabase> make(DatabaseKind kind);
    TestDatabase(const TestDatabase &) = delete;
    TestDatabase &operator=(const TestDatabase &) = delete;
    ~TestDatabase();

    [[nodiscard]] DatabaseKind kind() const { return m_kind; }
    /// As LOCKSTEP_USERS_URL would hold it.
    [[nodiscard]] QString url() const { return m_url; }
    [[nodiscard]] UsersDatabaseAddress address() const;

    /// Ends the test program where the statement fails: the test itself is wrong then.
    void run(const QString &statement, const QVariantList &values = {});
    /// The values of the first column, as text; NULL is "NULL".
    [[nodiscard]] QStringList column(const QString &query);

private:
    TestDatabase(DatabaseKind kind, const QString &name);

    [[nodiscard]] QString inDialect(QString statement) const;

    DatabaseKind m_kind;
    QString m_connection;
    QTemporaryDir m_folder;
    QString m_url;
};

/// Tests fail instead of being skipped where LOCKSTEP_REQUIRE_ALL is set.
[[nodiscard]] bool everythingIsRequired();

} // namespace lockstep::test

Q_DECLARE_METATYPE(lockstep::DatabaseKind)
