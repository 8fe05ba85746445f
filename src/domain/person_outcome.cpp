// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/person_outcome.h"

#include <algorithm>

namespace lockstep
{

namespace
{

PersonState stateOf(CaseKind kind)
{
    switch (kind) {
    case CaseKind::BothChanged:
    case CaseKind::AddressTaken:
    case CaseKind::ContactDeleted:
    case CaseKind::AddressChangedInMautic:
    case CaseKind::AddressesSwapped:
        return PersonState::Conflict;
    case CaseKind::AmbiguousContacts:
    case CaseKind::ContactBelongsToOtherUser:
    case CaseKind::AddressSharedByUsers:
        return PersonState::Ambiguous;
    case CaseKind::UnusableAddress:
    case CaseKind::RefusedByMautic:
        return PersonState::Failing;
    }
    return PersonState::Conflict;
}

std::optional<PersonState> stateOfCases(const QList<Case> &cases)
{
    for (const PersonState state : {PersonState::Conflict, PersonState::Ambiguous, PersonState::Failing}) {
        const bool isOne =
            std::any_of(cases.cbegin(), cases.cend(), [=](const Case &each) { return stateOf(each.kind) == state; });
        if (isOne)
            return state;
    }
    return std::nullopt;
}

bool waits(const PersonDecision &decision)
{
    return std::any_of(decision.notices.cbegin(), decision.notices.cend(),
                       [](const Notice &notice) { return notice.kind == NoticeKind::WaitsForVerification; });
}

/// Of somebody who is acted upon.
PersonState stateOfActed(const PersonDecision &decision, bool isLinked)
{
    if (const auto state = stateOfCases(decision.cases))
        return *state;
    if (!decision.rows.isEmpty())
        return isLinked ? PersonState::Differs : PersonState::NotLinked;
    if (waits(decision))
        return PersonState::Waiting;
    return isLinked ? PersonState::InStep : PersonState::NotLinked;
}

PersonState stateOf(const PersonDecision &decision, bool isLinked)
{
    switch (decision.situation) {
    case Situation::Excluded:
    case Situation::SourceMissing:
        return PersonState::Excluded;
    case Situation::WaitsForVerification:
        return PersonState::Waiting;
    case Situation::Ambiguous:
    case Situation::AlreadyLinked:
    case Situation::SharedAddress:
        return PersonState::Ambiguous;
    case Situation::Missing:
        return PersonState::Conflict;
    case Situation::Unqualified:
        return PersonState::Failing;
    case Situation::Confirmed:
    case Situation::Found:
    case Situation::Absent:
        return stateOfActed(decision, isLinked);
    }
    return PersonState::Conflict;
}

} // namespace

PersonOutcome outcomeOf(const PersonDecision &decision, bool isLinked)
{
    return {.user = decision.user,
            .situation = decision.situation,
            .state = stateOf(decision, isLinked),
            .contact = decision.contact};
}

} // namespace lockstep
