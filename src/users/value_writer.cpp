// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/value_writer.h"

#include "users/column_values.h"
#include "users/sql_connection.h"
#include "users/user_row_reader.h"

#include <QSqlQuery>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// Whether it arrives in the database as it is. Drivers and SQLite make other characters of half a surrogate pair and
/// of what is none, and drop a byte order mark in front; PostgreSQL's texts end at a NUL.
bool isSendable(DatabaseKind kind, const QString &text)
{
    if (kind == DatabaseKind::PostgreSql && text.contains(QChar(u'\0')))
        return false;
    const bool holdsNone = text.contains(QChar(u'\uFFFE')) || text.contains(QChar(u'\uFFFF'));
    if (kind == DatabaseKind::SQLite && holdsNone)
        return false;
    return text.isValidUtf16() && !text.startsWith(QChar::ByteOrderMark);
}

/// The drivers take a null QString for NULL.
QVariant bound(const QString &text) { return text.isNull() ? QString(u""_s) : text; }

} // namespace

Result<ValueWriter> ValueWriter::make(SqlConnection &connection, const TableDescription &table,
                                      const UsersMapping &mapping, const QList<UserAttribute> &writable)
{
    ValueWriter writer;
    if (writable.isEmpty())
        return writer;
    const auto facts = columnFacts(connection, mapping);
    if (!facts)
        return fail(facts.error());
    const auto changeTime = changeTimeAssignment(connection, table, mapping, *facts);
    if (!changeTime)
        return fail(changeTime.error());
    const ColumnDescription *id = table.column(mapping.columns.value(UserAttribute::Id).column);
    const auto key = id ? RowKey::of(connection, table, *id) : fail(ErrorKind::UsersTableUnsuitable);
    if (!key)
        return fail(key.error());
    writer.m_key = *key;
    for (const UserAttribute attribute : writable) {
        const ColumnDescription *column = table.column(mapping.columns.value(attribute).column);
        if (!column || obstacleTo(attribute, mapping, *facts) != WritingObstacle::None)
            continue;
        writer.m_columns.insert(attribute,
                                {.update = updateStatement(connection, mapping, *key, column->name, *changeTime),
                                 .readValue = u"SELECT "_s + readableColumn(connection, *id) + u", "_s
                                     + readableColumn(connection, *column) + u" FROM "_s
                                     + connection.quoted(table.schema, table.name) + u" u WHERE u."_s
                                     + connection.quoted(id->name) + u" = "_s + key->placeholder(),
                                 .takesNull = facts->value(column->name).takesNull});
    }
    return writer;
}

Result<UserEditOutcome> ValueWriter::write(SqlConnection &connection, const UserEdit &edit) const
{
    const Column column = m_columns.value(edit.attribute);
    const auto id = m_key.bound(edit.user);
    if (!id)
        return UserEditOutcome::NoSuchUser;
    const bool isLastAddress = edit.attribute == UserAttribute::Email && edit.after.trimmed().isEmpty();
    if (isLastAddress || !isSendable(connection.kind(), edit.after))
        return UserEditOutcome::Refused;
    if (!isSendable(connection.kind(), edit.before))
        return UserEditOutcome::ChangedMeanwhile;
    const bool isCleared = edit.after.isEmpty() && column.takesNull;
    SqlStatement statement{.name = "write value"_L1, .text = column.update};
    statement.values = {isCleared ? QVariant(QMetaType(QMetaType::QString)) : bound(edit.after), *id};
    if (m_key.mayTie())
        statement.values += bound(edit.user.value);
    statement.values += bound(edit.before);
    return run(connection, statement, edit);
}

Result<UserEditOutcome> ValueWriter::run(SqlConnection &connection, const SqlStatement &statement,
                                         const UserEdit &edit) const
{
    const auto done = connection.writeOne(statement);
    if (!done && done.error().kind == ErrorKind::UsersUnreachable)
        return runAgain(connection, statement, edit);
    if (!done)
        return fail(done.error());
    if (*done != OneRow::NoMatch)
        return *done == OneRow::Written ? UserEditOutcome::Written : UserEditOutcome::Refused;
    const auto now = valueNow(connection, edit);
    if (!now)
        return fail(now.error());
    if (!*now)
        return UserEditOutcome::NoSuchUser;
    // A trigger may drop the change without a word.
    return **now == edit.before ? UserEditOutcome::Refused : UserEditOutcome::ChangedMeanwhile;
}

/// The connection was lost, and with it perhaps the answer alone. Comparing anew waits for whoever still holds the row.
Result<UserEditOutcome> ValueWriter::runAgain(SqlConnection &connection, const SqlStatement &statement,
                                              const UserEdit &edit) const
{
    const auto done = connection.writeOne(statement);
    if (!done)
        return fail(done.error());
    if (*done != OneRow::NoMatch)
        return *done == OneRow::Written ? UserEditOutcome::Written : UserEditOutcome::Refused;
    const auto now = valueNow(connection, edit);
    if (!now)
        return fail(now.error());
    if (!*now)
        return UserEditOutcome::NoSuchUser;
    return **now == edit.after ? UserEditOutcome::Written : UserEditOutcome::ChangedMeanwhile;
}

Result<ValueWriter::Value> ValueWriter::valueNow(SqlConnection &connection, const UserEdit &edit) const
{
    const SqlStatement statement{.name = "read value back"_L1,
                                 .text = m_columns.value(edit.attribute).readValue,
                                 .values = {m_key.bound(edit.user).value_or(QVariant())}};
    Value value;
    const auto done = connection.read(statement, [&](const QSqlQuery &row) {
        // A collation may hold more ids for equal than the one that was asked for.
        if (textValue(row.value(0)) == edit.user.value)
            value = textValue(row.value(1));
    });
    if (!done)
        return fail(done.error());
    return value;
}

} // namespace lockstep
