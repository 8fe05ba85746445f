// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/app_user.h"
#include "domain/person_name.h"

namespace lockstep
{

/// What people call a user whose row is at hand.
[[nodiscard]] inline PersonName nameOf(const AppUser &user)
{
    return {.user = user.id, .name = QString(user.firstName + u' ' + user.lastName).trimmed(), .email = user.email};
}

} // namespace lockstep
