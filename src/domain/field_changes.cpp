// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/field_changes.h"

#include "domain/email_address.h"
#include "domain/matching.h"
#include "domain/value_rules.h"

#include <algorithm>

namespace lockstep
{

namespace
{

NoticeKind noticeFor(ValueProblem problem)
{
    switch (problem) {
    case ValueProblem::TooLong:
        return NoticeKind::ValueTooLong;
    case ValueProblem::NotUnderstood:
        return NoticeKind::ValueNotUnderstood;
    case ValueProblem::ControlCharacters:
        return NoticeKind::ControlCharacters;
    }
    return NoticeKind::ValueNotUnderstood;
}

/// Turns the decision of one field into its part of the outcome.
class FieldCollector
{
public:
    FieldCollector(const PersonFacts &facts, const std::optional<Contact> &contact, FieldOutcome &outcome)
        : m_facts(facts)
        , m_contact(contact)
        , m_outcome(outcome)
    {
    }

    void collect(const UsableRule &rule, const QString &value)
    {
        const QString alias = rule.rule.alias;
        if (!m_contact) {
            if (value.isEmpty())
                m_outcome.adopted.insert(alias, {});
            else
                m_outcome.changes.append({.alias = alias, .after = value, .reason = ChangeReason::New});
            return;
        }
        const Link *link = m_facts.link && isLinkedContact() ? &*m_facts.link : nullptr;
        const FieldSides sides = fieldSides(rule, value, *m_contact, link);
        const FieldDecision decision = decideField(sides);
        if (const auto *adopt = std::get_if<AdoptBase>(&decision))
            m_outcome.adopted.insert(alias, adopt->base);
        else if (const auto *push = std::get_if<PushToMautic>(&decision))
            m_outcome.changes.append({alias, *sides.mautic, value, push->reason});
        else if (std::holds_alternative<LeaveMauticsChange>(decision))
            m_outcome.notices.append({NoticeKind::ChangedInMautic, m_facts.user.id, alias});
        else if (std::holds_alternative<AskBecauseBothChanged>(decision))
            m_outcome.cases.append(fieldCase(CaseKind::BothChanged, alias));
    }

    Case fieldCase(CaseKind kind, const QString &alias) const
    {
        Case personCase{.kind = kind, .user = m_facts.user.id, .field = alias};
        if (m_contact)
            personCase.contacts = {m_contact->id};
        return personCase;
    }

private:
    bool isLinkedContact() const { return m_facts.linkedContact && m_facts.linkedContact->id == m_contact->id; }

    const PersonFacts &m_facts;
    const std::optional<Contact> &m_contact;
    FieldOutcome &m_outcome;
};

/// An address in Mautic is somebody's identity: it only moves when it is usable, trusted and free.
std::optional<Case> obstacleToAddress(const PersonFacts &facts, const std::optional<Contact> &contact)
{
    const auto asks = [&](CaseKind kind) { return Case{.kind = kind, .user = facts.user.id, .field = emailAlias}; };
    if (!facts.sharingAddress.isEmpty()) {
        Case shared = asks(CaseKind::AddressSharedByUsers);
        shared.otherUsers = facts.sharingAddress;
        std::sort(shared.otherUsers.begin(), shared.otherUsers.end());
        return shared;
    }
    Case taken = asks(CaseKind::AddressTaken);
    taken.contacts = holdersOf(facts.user.email, facts, contact ? std::optional(contact->id) : std::nullopt);
    if (taken.contacts.isEmpty())
        return std::nullopt;
    return taken;
}

/// Takes the address out of the changes where something stands in its way, and says what.
void guardAddress(const PersonFacts &facts, const DecisionSettings &settings, const std::optional<Contact> &contact,
                  FieldOutcome &outcome)
{
    const auto change = std::find_if(outcome.changes.cbegin(), outcome.changes.cend(),
                                     [](const FieldChange &each) { return each.alias == emailAlias; });
    if (change == outcome.changes.cend())
        return;
    const bool movesAnAddress = contact && !contact->email().isEmpty();
    if (const auto obstacle = obstacleToAddress(facts, contact)) {
        outcome.changes.erase(change);
        outcome.cases.append(*obstacle);
    } else if (movesAnAddress && !addressIsTrusted(facts.user, settings)) {
        outcome.changes.erase(change);
        outcome.notices.append({NoticeKind::WaitsForVerification, facts.user.id, emailAlias});
    }
}

void collectAddress(const UsableRule &rule, const PersonFacts &facts, FieldCollector &collector, FieldOutcome &outcome)
{
    if (const auto address = emailForMautic(facts.user.email, rule.field.lengthLimit)) {
        collector.collect(rule, *address);
        return;
    }
    outcome.cases.append(collector.fieldCase(CaseKind::UnusableAddress, rule.rule.alias));
}

} // namespace

FieldSides fieldSides(const UsableRule &rule, const QString &app, const Contact &contact, const Link *link)
{
    FieldSides sides{.app = app, .type = rule.field.type};
    const auto held = contact.fields.constFind(rule.rule.alias);
    if (held != contact.fields.constEnd())
        sides.mautic = *held;
    else if (rule.toBeMade)
        sides.mautic = QString();
    if (link == nullptr)
        return sides;
    const auto base = link->base.constFind(rule.rule.alias);
    if (base != link->base.constEnd())
        sides.base = *base;
    return sides;
}

FieldOutcome decideFields(const PersonFacts &facts, const DecisionSettings &settings,
                          const std::optional<Contact> &contact)
{
    FieldOutcome outcome;
    FieldCollector collector(facts, contact, outcome);
    for (const UsableRule &rule : settings.rules) {
        if (rule.rule.attribute == UserAttribute::Email) {
            collectAddress(rule, facts, collector, outcome);
            continue;
        }
        const PreparedValue value = prepareValue(textOf(facts.user, rule.rule.attribute), rule.field);
        if (value.problem)
            outcome.notices.append({noticeFor(*value.problem), facts.user.id, rule.rule.alias});
        else
            collector.collect(rule, value.text);
    }
    guardAddress(facts, settings, contact, outcome);
    return outcome;
}

} // namespace lockstep
