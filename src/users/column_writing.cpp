// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/column_writing.h"

#include "users/column_rights.h"
#include "users/row_key.h"
#include "users/sql_connection.h"
#include "users/value_column.h"

namespace lockstep
{

namespace
{

/// What every column's statement has in common.
struct CommonParts {
    RowKey key;
    QString changeTime;
    QString changeColumn;
};

Result<CommonParts> commonParts(SqlConnection &connection, const TableDescription &table, const UsersMapping &mapping,
                                const QHash<QString, ColumnFacts> &facts)
{
    const ColumnDescription *id = table.column(mapping.columns.value(UserAttribute::Id).column);
    if (!id)
        return fail(ErrorKind::UsersTableUnsuitable, QStringLiteral("no column of ids"), table.name);
    const auto key = RowKey::of(connection, table, *id);
    if (!key)
        return fail(key.error());
    const auto changeTime = changeTimeAssignment(connection, table, mapping, facts);
    if (!changeTime)
        return fail(changeTime.error());
    const QString column = mapping.columns.value(UserAttribute::UpdatedAt).column;
    return CommonParts{*key, *changeTime, changeTime->isEmpty() ? QString() : column};
}

Result<void> addStatement(ColumnWriting &writing, SqlConnection &connection, const UsersMapping &mapping,
                          const CommonParts &common)
{
    QStringList columns{writing.column};
    if (!common.changeColumn.isEmpty())
        columns += common.changeColumn;
    auto grant = grantStatement(connection, mapping, columns);
    if (!grant)
        return fail(grant.error());
    const auto isAllowed = mayUpdate(connection, mapping, columns);
    if (!isAllowed)
        return fail(isAllowed.error());
    writing.statement = updateStatement(connection, mapping, common.key, writing.column, common.changeTime);
    writing.setsChangeTime = !common.changeColumn.isEmpty();
    writing.grant = std::move(*grant);
    writing.isAllowed = *isAllowed;
    return {};
}

} // namespace

Result<QList<ColumnWriting>> columnWriting(SqlConnection &connection, const TableDescription &table,
                                           const UsersMapping &mapping)
{
    const auto facts = columnFacts(connection, mapping);
    if (!facts)
        return fail(facts.error());
    const auto common = commonParts(connection, table, mapping, *facts);
    if (!common)
        return fail(common.error());
    QList<ColumnWriting> all;
    for (const UserAttribute attribute : attributesThatMayBeWritten()) {
        if (!mapping.has(attribute))
            continue;
        ColumnWriting writing{.attribute = attribute,
                              .column = mapping.columns.value(attribute).column,
                              .obstacle = obstacleTo(attribute, mapping, *facts)};
        if (writing.obstacle == WritingObstacle::None) {
            if (const auto added = addStatement(writing, connection, mapping, *common); !added)
                return fail(added.error());
        }
        all += writing;
    }
    return all;
}

} // namespace lockstep
