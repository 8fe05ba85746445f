// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/catalogue_reader.h"

#include "users/sql_connection.h"

#include <QSqlQuery>

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

QString catalogueQuery(DatabaseKind kind)
{
    switch (kind) {
    case DatabaseKind::SQLite:
        return u"SELECT '', t.name, c.name, c.type FROM sqlite_schema t JOIN pragma_table_xinfo(t.name) c"
               " WHERE t.type IN ('table', 'view') AND c.hidden <> 1 AND lower(t.name) IN (%1)"
               " ORDER BY t.name, c.cid"_s;
    case DatabaseKind::PostgreSql:
        return u"SELECT table_schema, table_name, column_name, data_type FROM information_schema.columns"
               " WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND lower(table_name) IN (%1)"
               " ORDER BY table_schema, table_name, ordinal_position"_s;
    case DatabaseKind::MariaDb:
        return u"SELECT table_schema, table_name, column_name, data_type FROM information_schema.columns"
               " WHERE table_schema NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')"
               " AND lower(table_name) IN (%1) ORDER BY table_schema, table_name, ordinal_position"_s;
    }
    return {};
}

ColumnNature natureOnServer(const QString &declared)
{
    static const QHash<QString, ColumnNature> natures{
        {u"uuid"_s, ColumnNature::Uuid},         {u"boolean"_s, ColumnNature::Boolean},
        {u"tinyint"_s, ColumnNature::Integer},   {u"smallint"_s, ColumnNature::Integer},
        {u"mediumint"_s, ColumnNature::Integer}, {u"int"_s, ColumnNature::Integer},
        {u"integer"_s, ColumnNature::Integer},   {u"bigint"_s, ColumnNature::Integer},
        {u"numeric"_s, ColumnNature::Number},    {u"decimal"_s, ColumnNature::Number},
        {u"real"_s, ColumnNature::Number},       {u"float"_s, ColumnNature::Number},
        {u"double"_s, ColumnNature::Number},     {u"double precision"_s, ColumnNature::Number},
        {u"date"_s, ColumnNature::Time},         {u"datetime"_s, ColumnNature::Time},
        {u"timestamp"_s, ColumnNature::Time},    {u"timestamp without time zone"_s, ColumnNature::Time},
        {u"bit"_s, ColumnNature::Bits},          {u"timestamp with time zone"_s, ColumnNature::Time},
        {u"bytea"_s, ColumnNature::Binary},      {u"binary"_s, ColumnNature::Binary},
        {u"varbinary"_s, ColumnNature::Binary},  {u"blob"_s, ColumnNature::Binary},
        {u"longblob"_s, ColumnNature::Binary},   {u"mediumblob"_s, ColumnNature::Binary},
        {u"tinyblob"_s, ColumnNature::Binary},   {u"text"_s, ColumnNature::Text},
        {u"char"_s, ColumnNature::Text},         {u"varchar"_s, ColumnNature::Text},
        {u"tinytext"_s, ColumnNature::Text},     {u"mediumtext"_s, ColumnNature::Text},
        {u"longtext"_s, ColumnNature::Text},     {u"character varying"_s, ColumnNature::Text},
        {u"enum"_s, ColumnNature::Text},         {u"json"_s, ColumnNature::Text},
    };
    return natures.value(declared.toLower(), ColumnNature::Other);
}

/// SQLite's own rules of affinity, with what ORMs declare on top.
ColumnNature natureOnSqlite(const QString &declared)
{
    struct Hint {
        QLatin1StringView part;
        ColumnNature nature;
    };
    static const QList<Hint> hints{
        {"BOOL"_L1, ColumnNature::Boolean}, {"DATE"_L1, ColumnNature::Time},   {"TIME"_L1, ColumnNature::Time},
        {"INT"_L1, ColumnNature::Integer},  {"CHAR"_L1, ColumnNature::Text},   {"CLOB"_L1, ColumnNature::Text},
        {"TEXT"_L1, ColumnNature::Text},    {"UUID"_L1, ColumnNature::Text},   {"REAL"_L1, ColumnNature::Number},
        {"FLOA"_L1, ColumnNature::Number},  {"DOUB"_L1, ColumnNature::Number}, {"NUM"_L1, ColumnNature::Number},
        {"DEC"_L1, ColumnNature::Number},
    };
    for (const Hint &hint : hints) {
        if (declared.contains(hint.part, Qt::CaseInsensitive))
            return hint.nature;
    }
    return ColumnNature::Other;
}

void addColumn(QList<TableDescription> &tables, const QSqlQuery &row, DatabaseKind kind)
{
    const QString schema = row.value(0).toString();
    const QString table = row.value(1).toString();
    const QString type = row.value(3).toString();
    if (tables.isEmpty() || tables.last().schema != schema || tables.last().name != table)
        tables.append(TableDescription{.schema = schema, .name = table, .columns = {}});
    tables.last().columns.append(
        {.name = row.value(2).toString(),
         .nature = kind == DatabaseKind::SQLite ? natureOnSqlite(type) : natureOnServer(type)});
}

} // namespace

const ColumnDescription *TableDescription::column(const QString &columnName) const
{
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const ColumnDescription &column) { return column.name == columnName; });
    return found == columns.end() ? nullptr : &*found;
}

QStringList TableDescription::columnNames() const
{
    QStringList names;
    for (const ColumnDescription &column : columns)
        names += column.name;
    return names;
}

Result<QList<TableDescription>> CatalogueReader::tablesCalled(const QStringList &names)
{
    QList<TableDescription> tables;
    SqlStatement statement{.name = "catalogue"_L1, .text = catalogueQuery(m_connection.kind())};
    QStringList marks;
    for (const QString &name : names) {
        statement.values += name.toLower();
        marks += u"?"_s;
    }
    statement.text = statement.text.arg(marks.join(", "_L1));
    const auto done =
        m_connection.read(statement, [&](const QSqlQuery &row) { addColumn(tables, row, m_connection.kind()); });
    if (!done)
        return fail(done.error());
    return tables;
}

Result<TableDescription> CatalogueReader::table(const QString &schema, const QString &name)
{
    const auto tables = tablesCalled({name});
    if (!tables)
        return fail(tables.error());
    for (const TableDescription &table : *tables) {
        if (table.name == name && table.schema == schema)
            return table;
    }
    return fail(ErrorKind::UsersTableUnsuitable, u"no such table"_s, name);
}

Result<QString> CatalogueReader::defaultSchema()
{
    if (m_connection.kind() == DatabaseKind::SQLite)
        return QString();
    if (!m_connection.address().schema.isEmpty())
        return m_connection.address().schema;
    QString schema;
    const bool mariaDb = m_connection.kind() == DatabaseKind::MariaDb;
    const auto done = m_connection.read(
        {.name = "schema"_L1, .text = mariaDb ? u"SELECT database()"_s : u"SELECT current_schema()"_s},
        [&](const QSqlQuery &row) { schema = row.value(0).toString(); });
    if (!done)
        return fail(done.error());
    return schema;
}

} // namespace lockstep
