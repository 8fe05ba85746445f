// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_details.h"

#include <QJsonObject>

namespace lockstep
{

/// How the person stands and why, both sides of each field, and what happened, newest first.
[[nodiscard]] QString personShown(const PersonDetails &details);
[[nodiscard]] QJsonObject personAsJson(const PersonDetails &details);

} // namespace lockstep
