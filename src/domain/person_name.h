// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/app_user.h"

namespace lockstep
{

/// Who a user is, for people: as the application tells, plain text.
struct PersonName {
    AppUserId user;
    QString name = {};
    QString email = {};

    friend bool operator==(const PersonName &, const PersonName &) = default;
};

[[nodiscard]] inline PersonName nameOf(const AppUser &user)
{
    return {.user = user.id, .name = QString(user.firstName + u' ' + user.lastName).trimmed(), .email = user.email};
}

} // namespace lockstep
