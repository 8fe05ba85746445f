// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

namespace lockstep
{

/// When a user who is there was changed last, as the application tells; what it says of a time after `latest` does not
/// count.
[[nodiscard]] Result<std::optional<Moment>> newestUserChange(Database &database, Moment latest);

} // namespace lockstep
