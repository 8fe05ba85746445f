// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/users_mapping.h"

namespace lockstep
{

class SqlConnection;

/// The column that is added where the table has none for the link.
[[nodiscard]] QString linkColumnName();

[[nodiscard]] LinkColumnAdvice adviseLinkColumn(const SqlConnection &connection, const UsersMapping &mapping,
                                                bool behindPrisma);

} // namespace lockstep
