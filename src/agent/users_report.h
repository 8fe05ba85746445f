// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/setup_state.h"
#include "runtime/users_setup.h"

#include <QJsonObject>

namespace lockstep
{

[[nodiscard]] QString usersText(const UsersReport &report);
[[nodiscard]] QJsonObject usersJson(const UsersReport &report);

} // namespace lockstep
