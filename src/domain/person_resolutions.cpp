// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/person_resolutions.h"

#include <algorithm>

namespace lockstep
{

namespace
{

template <class Test>
const Resolution *newest(const PersonFacts &facts, Test test)
{
    const auto found = std::find_if(facts.resolutions.crbegin(), facts.resolutions.crend(), test);
    return found == facts.resolutions.crend() ? nullptr : &*found;
}

bool endsLink(const Resolution &resolution)
{
    if (resolution.answer == Answer::Unlink)
        return resolution.state == ResolutionState::Waiting;
    const bool makesLink = resolution.answer == Answer::LinkContact || resolution.answer == Answer::CreateNew;
    return makesLink && resolution.state == ResolutionState::Undoing;
}

/// The link is another by now: a later decision or run made it, and it stays.
bool isAnotherLink(const Resolution &resolution, const PersonFacts &facts)
{
    return resolution.contact && facts.link->contact != *resolution.contact;
}

} // namespace

const Resolution *resolutionOf(const PersonFacts &facts, Answer answer)
{
    return newest(facts, [=](const Resolution &each) { return each.answer == answer; });
}

bool isLeftAlone(const PersonFacts &facts)
{
    return newest(facts, [](const Resolution &each) {
        return each.answer == Answer::LeaveAlone
            || (each.answer == Answer::Unlink && each.state == ResolutionState::Done);
    });
}

bool isNotTheSame(const PersonFacts &facts, ContactId contact)
{
    return newest(facts,
                  [=](const Resolution &each) { return each.answer == Answer::NotTheSame && each.contact == contact; });
}

const Resolution *linkingResolution(const PersonFacts &facts)
{
    return newest(facts, [](const Resolution &each) {
        return (each.answer == Answer::LinkContact && each.state == ResolutionState::Waiting)
            || (each.answer == Answer::Unlink && each.state == ResolutionState::Undoing);
    });
}

std::optional<PersonDecision> decideUnlinking(const PersonFacts &facts)
{
    const Resolution *ending = newest(facts, endsLink);
    if (ending == nullptr)
        return std::nullopt;
    PersonDecision decision{.user = facts.user.id, .situation = Situation::Excluded};
    const bool isNotBegun = facts.link && ending->contactBefore && facts.link->contact == *ending->contactBefore;
    if (!facts.link || isNotBegun) {
        decision.settled.append(ending->id);
        return decision;
    }
    if (isAnotherLink(*ending, facts)) {
        decision.stale.append(ending->id);
        return decision;
    }
    decision.situation = Situation::Confirmed;
    decision.contact = facts.link->contact;
    decision.rows.append(unlinkRow(facts.user.id, facts.link->contact, facts.linkedContact));
    if (ending->state == ResolutionState::Undoing && ending->contactBefore) {
        decision.rows.append({.kind = PlanRowKind::LinkContact,
                              .user = facts.user.id,
                              .contact = ending->contactBefore,
                              .matchedBy = MatchedBy::Operator});
    }
    decision.rows.last().resolutions.append(ending->id);
    return decision;
}

PlanRow unlinkRow(const AppUserId &user, ContactId id, const std::optional<Contact> &contact)
{
    PlanRow row{.kind = PlanRowKind::Unlink, .user = user, .contact = id, .matchedBy = MatchedBy::Operator};
    if (contact && contact->id == id && contact->fields.value(appUserIdAlias) == user.value) {
        row.changes.append(
            {.alias = appUserIdAlias, .before = user.value, .after = {}, .reason = ChangeReason::Decided});
    }
    return row;
}

} // namespace lockstep
