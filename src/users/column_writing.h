// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/users_mapping.h"
#include "users/catalogue_reader.h"

namespace lockstep
{

/// Each mapped attribute that may ever be written, in their order.
[[nodiscard]] Result<QList<ColumnWriting>> columnWriting(SqlConnection &connection, const TableDescription &table,
                                                         const UsersMapping &mapping);

} // namespace lockstep
