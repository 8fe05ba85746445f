// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/users_mapping.h"
#include "users/catalogue_reader.h"

#include <optional>

namespace lockstep
{

class RowKey;
class SqlConnection;

/// What the catalogue says of the columns of a table that values are written to.
struct ColumnFacts {
    bool isText = false;
    bool takesNull = false;
    /// Computed by the database, or of a view.
    bool isComputed = false;
    /// Set by the database itself whenever the row changes.
    bool setsItself = false;
};

/// By the column's name.
[[nodiscard]] Result<QHash<QString, ColumnFacts>> columnFacts(SqlConnection &connection, const UsersMapping &mapping);

/// Why this attribute's column cannot be written.
[[nodiscard]] WritingObstacle obstacleTo(UserAttribute attribute, const UsersMapping &mapping,
                                         const QHash<QString, ColumnFacts> &facts);

/// The database's own time as the column of changes holds times, so that the application's readers notice a value that
/// Lockstep wrote; ORMs set it in the client. Nothing where no such column is mapped, where the database sets it by
/// itself, or where nothing tells what form its times have.
[[nodiscard]] Result<QString> changeTimeAssignment(SqlConnection &connection, const TableDescription &table,
                                                   const UsersMapping &mapping,
                                                   const QHash<QString, ColumnFacts> &facts);

/// Texts are compared byte for byte, whatever the column's collation, padding or type says; NULL is as empty. Its
/// values: the new one, the id (twice where `key` may hold different ids for equal), and the one it has now.
[[nodiscard]] QString updateStatement(const SqlConnection &connection, const UsersMapping &mapping, const RowKey &key,
                                      const QString &column, const QString &changeTime);

} // namespace lockstep
