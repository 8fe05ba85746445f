// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/value_column.h"

#include "users/column_values.h"
#include "users/row_key.h"
#include "users/sql_connection.h"
#include "users/user_row_reader.h"

#include <QSqlQuery>

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// Name, then text, NULL, computed and set by itself as 0 or 1.
QString factsQuery(DatabaseKind kind)
{
    switch (kind) {
    case DatabaseKind::SQLite:
        // Numbers would be made of texts by the affinity of any other type.
        return uR"(SELECT c.name, CASE WHEN upper(c.type) LIKE '%INT%' THEN 0 WHEN upper(c.type) LIKE '%CHAR%'
            OR upper(c.type) LIKE '%CLOB%' OR upper(c.type) LIKE '%TEXT%' THEN 1 ELSE c.type = '' END,
            c."notnull" = 0, c.hidden IN (2, 3) OR t.type <> 'table', 0
            FROM sqlite_schema t JOIN pragma_table_xinfo(t.name) c WHERE '' = ? AND t.name = ?)"_s;
    case DatabaseKind::PostgreSql:
        return uR"(SELECT a.attname, CAST(t.typcategory IN ('S', 'E') AS int),
            CAST(NOT a.attnotnull AND NOT t.typnotnull AS int),
            CAST(a.attgenerated <> '' OR c.relkind NOT IN ('r', 'p') AS int), 0
            FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
            WHERE n.nspname = ? AND c.relname = ? AND a.attnum > 0 AND NOT a.attisdropped)"_s;
    case DatabaseKind::MariaDb:
        return uR"(SELECT c.column_name,
            lower(c.data_type) IN ('char', 'varchar', 'tinytext', 'text', 'mediumtext', 'longtext', 'enum'),
            c.is_nullable = 'YES', c.extra LIKE '%VIRTUAL GENERATED%' OR c.extra LIKE '%STORED GENERATED%'
            OR t.table_type <> 'BASE TABLE', c.extra LIKE '%on update%'
            FROM information_schema.columns c JOIN information_schema.tables t
            ON t.table_schema = c.table_schema AND t.table_name = c.table_name
            WHERE c.table_schema = ? AND c.table_name = ?)"_s;
    }
    return {};
}

QString plainName(const QString &name)
{
    QString plain;
    for (const QChar character : name) {
        if (character.isLetterOrNumber())
            plain += character.toLower();
    }
    return plain;
}

/// Never written, even where an operator mapped it as something harmless.
bool isProtectedName(const QString &column)
{
    static const QStringList parts{u"passw"_s,    u"passphrase"_s, u"secret"_s,   u"token"_s,      u"salt"_s,
                                   u"hash"_s,     u"twofactor"_s,  u"apikey"_s,   u"permission"_s, u"privilege"_s,
                                   u"admin"_s,    u"superuser"_s,  u"banned"_s,   u"blocked"_s,    u"suspended"_s,
                                   u"disabled"_s, u"deleted"_s,    u"verified"_s, u"confirmed"_s};
    static const QStringList whole{u"role"_s,  u"roles"_s,  u"userrole"_s, u"userroles"_s, u"pwd"_s,
                                   u"scope"_s, u"scopes"_s, u"otp"_s,      u"totp"_s};
    const QString name = plainName(column);
    return whole.contains(name)
        || std::any_of(parts.begin(), parts.end(), [&](const QString &part) { return name.contains(part); });
}

bool isUsedOtherwise(UserAttribute attribute, const UsersMapping &mapping)
{
    const QString column = mapping.columns.value(attribute).column;
    const auto &all = allUserAttributes();
    return std::any_of(all.begin(), all.end(), [&](UserAttribute other) {
        return other != attribute && mapping.columns.value(other).column == column;
    });
}

QString timeOfNumber(DatabaseKind kind, TimeUnit unit)
{
    const QString factor = unit == TimeUnit::Seconds ? u"1"_s
        : unit == TimeUnit::Milliseconds             ? u"1000"_s
                                                     : u"1000000"_s;
    switch (kind) {
    case DatabaseKind::SQLite:
        return u"CAST((julianday('now') - 2440587.5) * 86400.0 * "_s + factor + u" AS INTEGER)"_s;
    case DatabaseKind::PostgreSql:
        return u"floor(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * "_s + factor + u')';
    case DatabaseKind::MariaDb:
        return u"floor(unix_timestamp(CURRENT_TIMESTAMP(6)) * "_s + factor + u')';
    }
    return {};
}

/// As the sample has it: `2026-11-01 10:00:00`, or ISO with milliseconds and `Z` or an offset of nothing.
QString timeOfText(DatabaseKind kind, const QString &sample)
{
    const bool isIso = sample.contains(u'T');
    const QString zone = sample.endsWith("+00:00"_L1) ? u"+00:00"_s : u"Z"_s;
    switch (kind) {
    case DatabaseKind::SQLite:
        return isIso ? QString(u"strftime('%Y-%m-%dT%H:%M:%f"_s + zone + u"', 'now')"_s)
                     : u"strftime('%Y-%m-%d %H:%M:%S', 'now')"_s;
    case DatabaseKind::PostgreSql:
        return u"to_char(CURRENT_TIMESTAMP AT TIME ZONE 'UTC', "_s
            + (isIso ? QString(u"'YYYY-MM-DD\"T\"HH24:MI:SS.MS\""_s + zone + u"\"')"_s)
                     : u"'YYYY-MM-DD HH24:MI:SS')"_s);
    case DatabaseKind::MariaDb:
        return isIso ? QString(u"concat(left(date_format(CURRENT_TIMESTAMP(3), '%Y-%m-%dT%H:%i:%s.%f'), 23), '"_s + zone
                               + u"')"_s)
                     : u"date_format(CURRENT_TIMESTAMP, '%Y-%m-%d %H:%i:%s')"_s;
    }
    return {};
}

/// The greatest of some values: what times look like there. Nothing where there is none.
Result<QVariant> sampleOf(SqlConnection &connection, const TableDescription &table, const ColumnDescription &column)
{
    const QString text = u"SELECT max(s.v) FROM (SELECT u."_s + connection.quoted(column.name) + u" AS v FROM "_s
        + connection.quoted(table.schema, table.name) + u" u WHERE u."_s + connection.quoted(column.name)
        + u" IS NOT NULL LIMIT 1000) s"_s;
    QVariant sample;
    const auto done = connection.read({.name = "form of times"_L1, .text = text},
                                      [&](const QSqlQuery &row) { sample = row.value(0); });
    if (!done)
        return fail(done.error());
    return sample;
}

QString timeLike(DatabaseKind kind, const QVariant &sample)
{
    if (sample.isNull())
        return {};
    bool isNumber = false;
    const double number = textValue(sample).toDouble(&isNumber);
    if (isNumber)
        return timeOfNumber(kind, timeUnitOf(std::abs(number)));
    return parseMoment(textValue(sample)) ? timeOfText(kind, textValue(sample)) : QString();
}

QString bytesOf(DatabaseKind kind, const QString &column)
{
    switch (kind) {
    case DatabaseKind::SQLite:
        return u"CAST(coalesce("_s + column + u", '') AS BLOB) = CAST(? AS BLOB)"_s;
    case DatabaseKind::PostgreSql:
        return u"coalesce(CAST("_s + column + u" AS text), '') COLLATE \"C\" = ?"_s;
    case DatabaseKind::MariaDb:
        return u"CAST(CONVERT(coalesce("_s + column + u", '') USING utf8mb4) AS BINARY) = CAST(? AS BINARY)"_s;
    }
    return {};
}

} // namespace

Result<QHash<QString, ColumnFacts>> columnFacts(SqlConnection &connection, const UsersMapping &mapping)
{
    QHash<QString, ColumnFacts> facts;
    const SqlStatement statement{.name = "columns to be written"_L1,
                                 .text = factsQuery(connection.kind()),
                                 .values = {mapping.schema.isNull() ? u""_s : mapping.schema, mapping.table}};
    const auto done = connection.read(statement, [&](const QSqlQuery &row) {
        facts.insert(textValue(row.value(0)),
                     {.isText = row.value(1).toInt() != 0,
                      .takesNull = row.value(2).toInt() != 0,
                      .isComputed = row.value(3).toInt() != 0,
                      .setsItself = row.value(4).toInt() != 0});
    });
    if (!done)
        return fail(done.error());
    return facts;
}

WritingObstacle obstacleTo(UserAttribute attribute, const UsersMapping &mapping,
                           const QHash<QString, ColumnFacts> &facts)
{
    const QString column = mapping.columns.value(attribute).column;
    const ColumnFacts known = facts.value(column);
    const bool mayEver = attributesThatMayBeWritten().contains(attribute);
    if (!mayEver || isProtectedName(column) || isUsedOtherwise(attribute, mapping))
        return WritingObstacle::Protected;
    if (known.isComputed)
        return WritingObstacle::Computed;
    return known.isText ? WritingObstacle::None : WritingObstacle::NotText;
}

Result<QString> changeTimeAssignment(SqlConnection &connection, const TableDescription &table,
                                     const UsersMapping &mapping, const QHash<QString, ColumnFacts> &facts)
{
    const ColumnDescription *column = table.column(mapping.columns.value(UserAttribute::UpdatedAt).column);
    if (!column || facts.value(column->name).setsItself || facts.value(column->name).isComputed)
        return QString();
    const QString assigned = connection.quoted(column->name) + u" = "_s;
    const bool isSqlite = connection.kind() == DatabaseKind::SQLite;
    if (!isSqlite && column->nature == ColumnNature::Time) {
        const bool isMariaDb = connection.kind() == DatabaseKind::MariaDb;
        return QString(assigned + (isMariaDb ? u"CURRENT_TIMESTAMP(6)"_s : u"CURRENT_TIMESTAMP"_s));
    }
    const bool holdsTimes = isSqlite || column->nature == ColumnNature::Integer
        || column->nature == ColumnNature::Number || column->nature == ColumnNature::Text;
    const auto sample = holdsTimes ? sampleOf(connection, table, *column) : Result<QVariant>(QVariant());
    if (!sample)
        return fail(sample.error());
    const QString time = timeLike(connection.kind(), *sample);
    return time.isEmpty() ? QString() : QString(assigned + time);
}

QString updateStatement(const SqlConnection &connection, const UsersMapping &mapping, const RowKey &key,
                        const QString &column, const QString &changeTime)
{
    const QString id = connection.quoted(mapping.columns.value(UserAttribute::Id).column);
    const QString value = connection.quoted(column);
    return u"UPDATE "_s + connection.quoted(mapping.schema, mapping.table) + u" SET "_s + value + u" = ?"_s
        + (changeTime.isEmpty() ? QString() : QString(u", "_s + changeTime)) + u" WHERE "_s + id + u" = "_s
        + key.placeholder() + (key.mayTie() ? QString(u" AND "_s + bytesOf(connection.kind(), id)) : QString())
        + u" AND "_s + bytesOf(connection.kind(), value);
}

} // namespace lockstep
