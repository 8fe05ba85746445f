// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/field_changes_model.h"
#include "models/plan_rows_model.h"

namespace lockstep
{

/// How the rows of a plan read on the screen.
[[nodiscard]] PlanTexts planTexts();
[[nodiscard]] FieldChangeTexts fieldChangeTexts();

/// Whom a row is about: a name, an address, or the user's id; empty where it is about nobody.
[[nodiscard]] QString personIn(const PlanRowView &view);
/// What became of the row, or will; a word or two.
[[nodiscard]] QString outcomeOf(const PlanRowView &view);
[[nodiscard]] QString outcomeSentence(const PlanRowView &view);

} // namespace lockstep
