// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/user_directory.h"
#include "users/row_key.h"
#include "users/value_column.h"

namespace lockstep
{

class SqlConnection;
struct SqlStatement;

/// Writes single values to the columns that are switched on. Belongs to its connection's thread.
class ValueWriter
{
public:
    ValueWriter() = default;
    /// Those of the attributes that have a column which can be written.
    [[nodiscard]] static Result<ValueWriter> make(SqlConnection &connection, const TableDescription &table,
                                                  const UsersMapping &mapping, const QList<UserAttribute> &writable);

    [[nodiscard]] bool writes(UserAttribute attribute) const { return m_columns.contains(attribute); }
    /// Of an attribute that it writes. After a lost connection the value is read back, and written once more where it
    /// is still the one before, so that what is said is what became of it.
    [[nodiscard]] Result<UserEditOutcome> write(SqlConnection &connection, const UserEdit &edit) const;

private:
    struct Column {
        QString update;
        QString readValue;
        bool takesNull = false;
    };
    /// Nothing: no such row.
    using Value = std::optional<QString>;

    [[nodiscard]] Result<UserEditOutcome> run(SqlConnection &connection, const SqlStatement &statement,
                                              const UserEdit &edit) const;
    [[nodiscard]] Result<UserEditOutcome> runAgain(SqlConnection &connection, const SqlStatement &statement,
                                                   const UserEdit &edit) const;
    [[nodiscard]] Result<Value> valueNow(SqlConnection &connection, const UserEdit &edit) const;

    QHash<UserAttribute, Column> m_columns;
    RowKey m_key;
};

} // namespace lockstep
