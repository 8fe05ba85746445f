// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/app_user.h"
#include "domain/observed_change.h"

#include <QList>

#include <optional>

namespace lockstep
{

/// That a user was found, or found gone.
[[nodiscard]] ObservedChange presenceOf(const AppUserId &id, bool isPresent, const Observation &observation);
/// What a user has otherwise than before, field by field. That it holds the contact it is linked to is the echo of our
/// own write.
[[nodiscard]] QList<ObservedChange> changesOf(const AppUser &before, const AppUser &after,
                                              const Observation &observation, const std::optional<ContactId> &linked);

} // namespace lockstep
