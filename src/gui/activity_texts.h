// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity_model.h"

class QPalette;

namespace lockstep
{

/// The signs are made for this palette.
[[nodiscard]] ActivityTexts activityTexts(const QPalette &palette);

} // namespace lockstep
