// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/row_key.h"

#include "users/sql_connection.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlQuery>
#include <QUuid>

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// SQLite's declared types bind nobody: the first id tells what ids are there.
Result<ColumnNature> storedNature(SqlConnection &connection, const TableDescription &table,
                                  const ColumnDescription &column)
{
    QString stored;
    const QString text = u"SELECT typeof(u."_s + connection.quoted(column.name) + u") FROM "_s
        + connection.quoted(table.name) + u" u LIMIT 1"_s;
    const auto done = connection.read({.name = "kind of ids"_L1, .text = text},
                                      [&](const QSqlQuery &row) { stored = row.value(0).toString(); });
    if (!done)
        return fail(done.error());
    if (stored == "integer"_L1)
        return ColumnNature::Integer;
    return stored == "blob"_L1 ? ColumnNature::Binary : ColumnNature::Text;
}

} // namespace

Result<RowKey> RowKey::of(SqlConnection &connection, const TableDescription &table, const ColumnDescription &column)
{
    Result<ColumnNature> nature = column.nature;
    if (connection.kind() == DatabaseKind::SQLite)
        nature = storedNature(connection, table, column);
    if (!nature)
        return fail(nature.error());
    if (*nature == ColumnNature::Binary)
        return fail(ErrorKind::UsersTableUnsuitable, u"ids of bytes"_s, column.name);
    return RowKey(connection.kind(), *nature);
}

bool RowKey::isWhole() const { return m_nature == ColumnNature::Integer || m_nature == ColumnNature::Number; }

QString RowKey::placeholder() const
{
    if (m_kind == DatabaseKind::PostgreSql && isWhole())
        return m_nature == ColumnNature::Integer ? u"CAST(? AS bigint)"_s : u"CAST(? AS numeric)"_s;
    return u"?"_s;
}

std::optional<QVariant> RowKey::bound(const AppUserId &id) const
{
    if (isWhole())
        return boundNumber(id.value);
    if (m_nature == ColumnNature::Uuid) {
        const QUuid uuid = QUuid::fromString(id.value);
        if (uuid.toString(QUuid::WithoutBraces).compare(id.value, Qt::CaseInsensitive) != 0)
            return std::nullopt;
        return id.value.toLower();
    }
    if (m_kind == DatabaseKind::PostgreSql && id.value.contains(QChar(u'\0')))
        return std::nullopt;
    return id.value;
}

std::optional<QVariant> RowKey::boundNumber(const QString &text) const
{
    bool fits = false;
    if (const qint64 number = text.toLongLong(&fits); fits)
        return number;
    if (const quint64 number = text.toULongLong(&fits); fits && m_kind == DatabaseKind::MariaDb)
        return number;
    // SQLite keeps whatever it was given, a word in a column of integers too.
    if (m_kind == DatabaseKind::SQLite)
        return text;
    return std::nullopt;
}

KeyList RowKey::among(const QList<AppUserId> &ids) const
{
    KeyList list;
    for (const AppUserId &id : ids) {
        const auto value = bound(id);
        if (!value || list.ids.contains(value->toString()))
            continue;
        list.ids.insert(value->toString());
        list.values += *value;
    }
    if (list.values.isEmpty())
        return list;
    const bool holdsNul =
        std::any_of(list.ids.begin(), list.ids.end(), [](const QString &id) { return id.contains(QChar(u'\0')); });
    if (m_kind == DatabaseKind::SQLite && !holdsNul) {
        // Qt names each of SQLite's parameters, and SQLite seeks names one by one: 60 ms for 10,000 ids. JSON's text
        // ends at a NUL.
        list.text = u"IN (SELECT value FROM json_each(?))"_s;
        list.values = {asJson(list.values)};
    } else {
        list.text = u"IN ("_s + QStringList(list.values.size(), placeholder()).join(u',') + u')';
    }
    return list;
}

QString RowKey::asJson(const QVariantList &values)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromVariantList(values)).toJson(QJsonDocument::Compact));
}

} // namespace lockstep
