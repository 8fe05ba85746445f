// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/users_mapping.h"

namespace lockstep
{

class SqlConnection;

/// What gives the user of this connection the right to change these columns; empty where a database has no users.
[[nodiscard]] Result<QString> grantStatement(SqlConnection &connection, const UsersMapping &mapping,
                                             const QStringList &columns);

/// Whether that user has it; nothing where the catalogue does not tell, such as with roles in MariaDB. Of SQLite:
/// whether the file may be written.
[[nodiscard]] Result<std::optional<bool>> mayUpdate(SqlConnection &connection, const UsersMapping &mapping,
                                                    const QStringList &columns);

} // namespace lockstep
