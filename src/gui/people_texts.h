// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people_model.h"
#include "models/person_fields_model.h"
#include "models/timeline_model.h"

class QPalette;

namespace lockstep
{

/// Words and signs for the models of people. Signs are for this palette: to be made again when it changes.
[[nodiscard]] PeopleWords peopleTexts(const QPalette &palette);
[[nodiscard]] PersonFieldWords personFieldTexts(const QPalette &palette);
[[nodiscard]] TimelineModelWords timelineTexts(const QPalette &palette);

} // namespace lockstep
