// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/app_user.h"

namespace lockstep
{

struct UserDifference {
    UserAttribute attribute = UserAttribute::Id;
    QString before = {};
    QString after = {};

    friend bool operator==(const UserDifference &, const UserDifference &) = default;
};

/// What is not the same in two readings of a user, as text: `true`, `false`, ISO times, numbers. That the row was
/// touched is no difference by itself, so `updatedAt` is not among them.
[[nodiscard]] QList<UserDifference> differencesBetween(const AppUser &before, const AppUser &after);

} // namespace lockstep
