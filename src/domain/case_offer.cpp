// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/case_offer.h"

#include "domain/field_changes.h"
#include "domain/person_decision.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

/// The number of a decision that is only thought of.
constexpr qint64 imagined = -1;

struct OfferedAnswer {
    Answer answer;
    std::optional<ContactId> contact = std::nullopt;
};

QList<OfferedAnswer> forEachContact(const Case &personCase, Answer answer)
{
    QList<OfferedAnswer> answers;
    for (const ContactId contact : personCase.contacts)
        answers.append({answer, contact});
    return answers;
}

QList<OfferedAnswer> identityAnswers(const Case &personCase, const PersonFacts &facts)
{
    const QList<OfferedAnswer> links = forEachContact(personCase, Answer::LinkContact);
    switch (personCase.kind) {
    case CaseKind::AmbiguousContacts:
        return links + forEachContact(personCase, Answer::NotTheSame)
            + QList<OfferedAnswer>{{Answer::CreateNew}, {Answer::PlanMerge}, {Answer::LeaveAlone}};
    case CaseKind::ContactBelongsToOtherUser:
        return links + forEachContact(personCase, Answer::NotTheSame)
            + QList<OfferedAnswer>{{Answer::CreateNew}, {Answer::LeaveAlone}};
    case CaseKind::AddressSharedByUsers:
        return links + QList<OfferedAnswer>{{Answer::LeaveAlone}};
    case CaseKind::ContactDeleted:
        return facts.link ? QList<OfferedAnswer>{{Answer::CreateNew}, {Answer::Unlink}}
                          : QList<OfferedAnswer>{{Answer::CreateNew}, {Answer::LeaveAlone}};
    case CaseKind::AddressTaken:
        return links + QList<OfferedAnswer>{{Answer::PlanMerge}, {Answer::KeepBoth}, {Answer::LeaveAlone}};
    default:
        return {};
    }
}

QList<OfferedAnswer> answersTo(const Case &personCase, const PersonFacts &facts)
{
    switch (personCase.kind) {
    case CaseKind::BothChanged:
    case CaseKind::AddressChangedInMautic:
        return {{Answer::TakeApp},
                {Answer::TakeMautic},
                {Answer::OtherValue},
                {Answer::KeepBoth},
                {Answer::NeverSyncField}};
    case CaseKind::AddressesSwapped:
        return {{Answer::MakeRoom}, {Answer::KeepBoth}, {Answer::LeaveAlone}};
    case CaseKind::UnusableAddress:
        return {{Answer::OtherValue}, {Answer::LeaveAlone}};
    case CaseKind::RefusedByMautic:
        return {{Answer::TryAgain}, {Answer::LeaveAlone}};
    default:
        return identityAnswers(personCase, facts);
    }
}

const UsableRule *ruleOf(const QString &alias, const DecisionSettings &settings)
{
    const auto rule = std::find_if(settings.rules.cbegin(), settings.rules.cend(),
                                   [&](const UsableRule &each) { return each.rule.alias == alias; });
    return rule == settings.rules.cend() ? nullptr : &*rule;
}

SeenSides seenOf(const QString &alias, const PersonFacts &facts, const DecisionSettings &settings)
{
    const UsableRule *rule = ruleOf(alias, settings);
    if (rule == nullptr)
        return {};
    SeenSides seen{.app = sideInApp(*rule, facts.user)};
    if (!facts.linkedContact)
        return seen;
    const FieldSides sides = fieldSides(*rule, *seen.app, *facts.linkedContact, facts.link ? &*facts.link : nullptr);
    seen.base = sides.base;
    seen.mautic = sides.mautic;
    return seen;
}

OfferObstacle obstacleOf(Answer answer, const PersonDecision &decision)
{
    if (!decision.stale.contains(imagined))
        return OfferObstacle::None;
    const bool isTaken = std::any_of(decision.cases.cbegin(), decision.cases.cend(),
                                     [](const Case &each) { return each.kind == CaseKind::AddressTaken; });
    if (isTaken)
        return OfferObstacle::AddressTaken;
    return answer == Answer::TakeMautic ? OfferObstacle::ColumnNotWritable : OfferObstacle::NothingThere;
}

} // namespace

Resolution resolutionFor(const Case &personCase, Answer answer, std::optional<ContactId> contact,
                         const PersonFacts &facts, const DecisionSettings &settings)
{
    Resolution resolution{.user = facts.user.id, .answer = answer, .contact = contact};
    if (isAboutField(answer)) {
        resolution.field = personCase.field.isEmpty() ? emailAlias : personCase.field;
        resolution.seen = seenOf(resolution.field, facts, settings);
    }
    if (facts.link && (answer == Answer::LinkContact || answer == Answer::CreateNew))
        resolution.contactBefore = facts.link->contact;
    if (facts.link && answer == Answer::Unlink)
        resolution.contact = facts.link->contact;
    resolution.state = writesNothing(answer) ? ResolutionState::Done : ResolutionState::Waiting;
    return resolution;
}

CaseOffer offerOf(const Resolution &resolution, const PersonFacts &facts, const DecisionSettings &settings,
                  const CostBasis &basis)
{
    CaseOffer offer{.answer = resolution.answer, .contact = resolution.contact};
    PersonFacts then = facts;
    then.resolutions.append(resolution);
    then.resolutions.last().id = imagined;
    if (resolution.answer == Answer::LinkContact) {
        const QList<Contact> known = facts.byEmail + facts.byAppUserId;
        const auto chosen = std::find_if(known.cbegin(), known.cend(),
                                         [&](const Contact &each) { return each.id == resolution.contact; });
        if (chosen != known.cend())
            then.chosen = *chosen;
        else if (facts.tracked && facts.tracked->id == resolution.contact)
            then.chosen = facts.tracked;
        else if (facts.linkedContact && facts.linkedContact->id == resolution.contact)
            then.chosen = facts.linkedContact;
    }
    if (resolution.answer == Answer::TryAgain)
        then.refusal.reset();
    const PersonDecision decision = decidePerson(then, settings);
    offer.obstacle = obstacleOf(resolution.answer, decision);
    if (offer.obstacle == OfferObstacle::None)
        offer.rows = decision.rows;
    offer.requests = costOf(offer.rows, basis).writes;
    return offer;
}

QList<CaseOffer> offersFor(const Case &personCase, const PersonFacts &facts, const DecisionSettings &settings,
                           const CostBasis &basis)
{
    QList<CaseOffer> offers;
    for (const OfferedAnswer &each : answersTo(personCase, facts)) {
        Resolution resolution = resolutionFor(personCase, each.answer, each.contact, facts, settings);
        if (each.answer == Answer::OtherValue)
            resolution.value = u"…"_s;
        offers.append(offerOf(resolution, facts, settings, basis));
    }
    return offers;
}

} // namespace lockstep
