// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cases_model.h"

namespace lockstep
{

[[nodiscard]] CaseTexts caseTexts();
/// Name and address, or the user's id.
[[nodiscard]] QString calledIn(const PersonName &user);

} // namespace lockstep
