// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QList>
#include <QStringList>

namespace lockstep
{

class SqlConnection;

/// What kind of values a column holds, by its declared type. SQLite promises nothing.
enum class ColumnNature { Text, Integer, Number, Boolean, Time, Uuid, Bits, Binary, Other };

struct ColumnDescription {
    QString name;
    ColumnNature nature = ColumnNature::Other;

    friend bool operator==(const ColumnDescription &, const ColumnDescription &) = default;
};

struct TableDescription {
    /// Empty on SQLite.
    QString schema;
    QString name;
    QList<ColumnDescription> columns;

    [[nodiscard]] const ColumnDescription *column(const QString &columnName) const;
    [[nodiscard]] QStringList columnNames() const;
};

/// Reads the database's catalogue; names come from there and from nowhere else.
class CatalogueReader
{
public:
    explicit CatalogueReader(SqlConnection &connection)
        : m_connection(connection)
    {
    }

    /// Tables and views with one of these names, letter case aside, in any schema that is not the system's own.
    [[nodiscard]] Result<QList<TableDescription>> tablesCalled(const QStringList &names);
    /// Exactly that one; UsersTableUnsuitable with its name as subject where it does not exist.
    [[nodiscard]] Result<TableDescription> table(const QString &schema, const QString &name);
    /// Where names without a schema are looked up; empty on SQLite.
    [[nodiscard]] Result<QString> defaultSchema();

private:
    SqlConnection &m_connection;
};

} // namespace lockstep
