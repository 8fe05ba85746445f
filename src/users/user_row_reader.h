// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/users_mapping.h"
#include "users/catalogue_reader.h"
#include "users/column_values.h"
#include "users/row_key.h"

class QSqlQuery;

namespace lockstep
{

/// Knows which columns are selected and makes an AppUser of each row. The users table is called `u` in its
/// statements, since PostgreSQL would otherwise order by the text that is selected instead of by the column.
class UserRowReader
{
public:
    /// Looks at the columns of times, and at the id of SQLite, to learn what their numbers are.
    [[nodiscard]] static Result<UserRowReader> make(SqlConnection &connection, const TableDescription &table,
                                                    const UsersMapping &mapping);

    /// `SELECT … FROM table u`.
    [[nodiscard]] QString select() const;
    /// The same with one more column, behind the others, at `extraColumn`.
    [[nodiscard]] QString selectWith(const QString &extra) const;
    [[nodiscard]] int extraColumn() const { return static_cast<int>(m_slots.size()); }
    /// ` FROM table u`.
    [[nodiscard]] const QString &from() const { return m_from; }
    /// The id of the row `u`, as text.
    [[nodiscard]] const QString &readableId() const { return m_readableId; }
    [[nodiscard]] const RowKey &key() const { return m_key; }
    [[nodiscard]] AppUser read(const QSqlQuery &row) const;

private:
    struct Slot {
        UserAttribute attribute;
        bool negated = false;
        std::optional<TimeUnit> unit = std::nullopt;
    };

    [[nodiscard]] Result<void> add(Slot slot, SqlConnection &connection, const TableDescription &table,
                                   const ColumnDescription &column);
    void readInto(AppUser &user, const Slot &slot, const QVariant &value) const;

    QString m_columns;
    QString m_from;
    QString m_readableId;
    RowKey m_key;
    QList<Slot> m_slots;
};

/// How a column is selected so that the driver hands over the database's own text or number.
[[nodiscard]] QString readableColumn(const SqlConnection &connection, const ColumnDescription &column);

} // namespace lockstep
