// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/alike_model.h"
#include "models/candidates_model.h"
#include "models/cases_model.h"
#include "models/decisions_model.h"

class QPalette;

namespace lockstep
{

[[nodiscard]] CaseTexts caseTexts();
[[nodiscard]] CandidateTexts candidateTexts();
[[nodiscard]] AlikeTexts alikeTexts(const QPalette &palette);
[[nodiscard]] DecisionTexts decisionTexts();

/// Name and address, or the user's id.
[[nodiscard]] QString calledIn(const PersonName &user);
/// Who has it, how long it sleeps, and that an answer came to nothing; empty where there is nothing of that.
[[nodiscard]] QString standingOf(const QueuedCase &queued);
/// What stays with the person whatever is answered; empty where the case touches neither address nor contact.
[[nodiscard]] QString consentNote(const CaseFile &file);
[[nodiscard]] QString titleOf(CaseScope scope);

} // namespace lockstep
