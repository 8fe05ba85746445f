// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_decision.h"

namespace lockstep
{

/// The newest decision in force with this answer, or nothing.
[[nodiscard]] const Resolution *resolutionOf(const PersonFacts &facts, Answer answer);

/// Somebody said to leave this user alone.
[[nodiscard]] bool isLeftAlone(const PersonFacts &facts);

/// Somebody said this contact is not the user.
[[nodiscard]] bool isNotTheSame(const PersonFacts &facts, ContactId contact);

/// The decision that says which contact the user is, or goes back to being.
[[nodiscard]] const Resolution *linkingResolution(const PersonFacts &facts);

/// Whether the contact it names can be had. Neither going back to one takes it from somebody else, nor does a decision
/// about a contact that became part of another one since.
[[nodiscard]] bool isToBeHad(const PersonFacts &facts, const Resolution &linking);

/// What a decision to end a link, or to take one back, comes to; nothing where there is none.
[[nodiscard]] std::optional<PersonDecision> decideUnlinking(const PersonFacts &facts, const DecisionSettings &settings);

/// Ends the link of a user to a contact that names it.
[[nodiscard]] PlanRow unlinkRow(const AppUserId &user, ContactId id, const std::optional<Contact> &contact);

} // namespace lockstep
