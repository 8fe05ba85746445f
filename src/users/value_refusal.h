// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "users/users_url.h"

namespace lockstep
{

/// Whether the database's own code says that it does not take this value: a constraint, a trigger of the application, a
/// length, a character the column's encoding lacks. Waiting does not help then.
[[nodiscard]] bool refusesValue(DatabaseKind kind, const QString &nativeCode);

} // namespace lockstep
