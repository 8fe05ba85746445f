// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/person_resolutions.h"

#include "domain/field_changes.h"
#include "domain/field_resolution.h"

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

FieldSides sidesOf(const UsableRule &rule, const PersonFacts &facts)
{
    return fieldSides(rule, sideInApp(rule, facts.user), *facts.linkedContact, &*facts.link);
}

/// What was written over the contact's values goes back together with the link: afterwards the two have nothing to do
/// with each other.
void addValuesBack(const PersonFacts &facts, const DecisionSettings &settings, PlanRow &row, PersonDecision &decision)
{
    for (const UsableRule &rule : settings.rules) {
        const Resolution *back = resolutionOf(facts, rule.rule.alias);
        if (back == nullptr || back->state != ResolutionState::Undoing)
            continue;
        const ResolvedField resolved = facts.linkedContact
            ? resolveField(*back, sidesOf(rule, facts), {.alias = rule.rule.alias})
            : ResolvedField{.isStale = true};
        if (resolved.isStale) {
            decision.stale.append(back->id);
            continue;
        }
        if (resolved.toMautic)
            row.changes.append(*resolved.toMautic);
        row.resolutions.append(back->id);
    }
}

} // namespace

const Resolution *resolutionOf(const PersonFacts &facts, Answer answer)
{
    return newest(facts, [=](const Resolution &each) { return each.answer == answer; });
}

bool isLeftAlone(const PersonFacts &facts)
{
    return newest(facts, [&](const Resolution &each) {
        if (each.answer != Answer::Unlink)
            return each.answer == Answer::LeaveAlone;
        const bool cannotBeTakenBack = each.state == ResolutionState::Undoing && !facts.link && !isToBeHad(facts, each);
        return each.state == ResolutionState::Done || cannotBeTakenBack;
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

bool isToBeHad(const PersonFacts &facts, const Resolution &linking)
{
    if (!facts.chosen)
        return false;
    const bool isFree = facts.owners.value(facts.chosen->id, facts.user.id) == facts.user.id;
    const bool isMeant = linking.answer == Answer::LinkContact && facts.chosen->id == linking.contact;
    return isFree || isMeant;
}

std::optional<PersonDecision> decideUnlinking(const PersonFacts &facts, const DecisionSettings &settings)
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
    addValuesBack(facts, settings, decision.rows.last(), decision);
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
