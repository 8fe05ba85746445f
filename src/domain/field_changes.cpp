// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/field_changes.h"

#include "domain/email_address.h"
#include "domain/field_resolution.h"
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
    FieldCollector(const PersonFacts &facts, const DecisionSettings &settings, const std::optional<Contact> &contact,
                   FieldOutcome &outcome)
        : m_facts(facts)
        , m_settings(settings)
        , m_contact(contact)
        , m_outcome(outcome)
    {
    }

    void collect(const UsableRule &rule, const QString &value)
    {
        const Resolution *decided = resolutionOf(m_facts, rule.rule.alias);
        if (decided && decided->answer == Answer::NeverSyncField)
            return;
        if (!m_contact) {
            collectNew(rule, value, decided);
            return;
        }
        const Link *link = m_facts.link && isLinkedContact() ? &*m_facts.link : nullptr;
        FieldSides sides = fieldSides(rule, value, *m_contact, link);
        sides.isWritable = isWritable(rule);
        sides.appChangedAt = m_facts.user.updatedAt;
        if (const auto at = m_facts.changedInMautic.constFind(rule.rule.alias);
            at != m_facts.changedInMautic.constEnd())
            sides.mauticChangedAt = *at;
        if (decided && collectDecided(*decided, rule, sides))
            return;
        collectUndecided(rule, sides);
    }

    /// An address nobody can use, until somebody says which one to take.
    bool collectOtherAddress(const UsableRule &rule)
    {
        const Resolution *decided = resolutionOf(m_facts, rule.rule.alias);
        if (!decided || (decided->answer != Answer::OtherValue && decided->answer != Answer::NeverSyncField))
            return false;
        collect(rule, m_facts.user.email);
        return true;
    }

    Case fieldCase(CaseKind kind, const QString &alias) const
    {
        Case personCase{.kind = kind, .user = m_facts.user.id, .field = alias};
        if (m_contact)
            personCase.contacts = {m_contact->id};
        return personCase;
    }

private:
    void collectNew(const UsableRule &rule, const QString &value, const Resolution *decided)
    {
        const QString &alias = rule.rule.alias;
        if (decided && decided->answer == Answer::OtherValue && decided->state == ResolutionState::Waiting) {
            m_outcome.decidedBy.insert(alias, decided->id);
            m_outcome.changes.append({.alias = alias,
                                      .after = decided->value,
                                      .reason = ChangeReason::Decided,
                                      .agreed = BaseValue{.sent = value, .answered = decided->value}});
        } else if (value.isEmpty()) {
            m_outcome.adopted.insert(alias, {});
        } else {
            m_outcome.changes.append({.alias = alias, .after = value, .reason = ChangeReason::New});
        }
    }

    /// False where the decision no longer holds, so that the field is decided as any other.
    bool collectDecided(const Resolution &decided, const UsableRule &rule, const FieldSides &sides)
    {
        const QString &alias = rule.rule.alias;
        const ResolvedField resolved = resolveField(
            decided, sides,
            {.alias = alias, .isWritable = sides.isWritable, .inApp = textOf(m_facts.user, rule.rule.attribute)});
        if (resolved.isStale) {
            m_outcome.stale.append(decided.id);
            return false;
        }
        if (resolved.toMautic)
            m_outcome.changes.append(*resolved.toMautic);
        if (resolved.toApp)
            m_outcome.userChanges.append(*resolved.toApp);
        if (resolved.adopted)
            m_outcome.adopted.insert(alias, *resolved.adopted);
        if (resolved.writes())
            m_outcome.decidedBy.insert(alias, decided.id);
        else
            m_outcome.settled.append(decided.id);
        return true;
    }

    void collectUndecided(const UsableRule &rule, const FieldSides &sides)
    {
        const QString &alias = rule.rule.alias;
        const FieldDecision decision = decideField(sides);
        if (const auto *adopt = std::get_if<AdoptBase>(&decision))
            m_outcome.adopted.insert(alias, adopt->base);
        else if (const auto *push = std::get_if<PushToMautic>(&decision))
            m_outcome.changes.append({alias, *sides.mautic, sides.app, push->reason});
        else if (const auto *back = std::get_if<PushToApp>(&decision))
            m_outcome.userChanges.append(
                {alias, textOf(m_facts.user, rule.rule.attribute), *sides.mautic, back->reason});
        else if (std::holds_alternative<LeaveMauticsChange>(decision))
            leaveMauticsChange(alias);
        else if (std::holds_alternative<AskBecauseBothChanged>(decision))
            m_outcome.cases.append(fieldCase(CaseKind::BothChanged, alias));
    }

    /// People log in with their address: who is right about it is for a person to say.
    void leaveMauticsChange(const QString &alias)
    {
        if (alias == emailAlias)
            m_outcome.cases.append(fieldCase(CaseKind::AddressChangedInMautic, alias));
        else
            m_outcome.notices.append({NoticeKind::ChangedInMautic, m_facts.user.id, alias});
    }

    bool isWritable(const UsableRule &rule) const { return m_settings.writable.contains(rule.rule.attribute); }

    bool isLinkedContact() const { return m_facts.linkedContact && m_facts.linkedContact->id == m_contact->id; }

    const PersonFacts &m_facts;
    const DecisionSettings &m_settings;
    const std::optional<Contact> &m_contact;
    FieldOutcome &m_outcome;
};

/// An address in Mautic is somebody's identity: it only moves when it is usable, trusted and free.
std::optional<Case> obstacleToAddress(const PersonFacts &facts, const std::optional<Contact> &contact,
                                      const QString &address)
{
    const auto asks = [&](CaseKind kind) { return Case{.kind = kind, .user = facts.user.id, .field = emailAlias}; };
    if (!facts.sharingAddress.isEmpty() && emailKey(address) == emailKey(facts.user.email)) {
        Case shared = asks(CaseKind::AddressSharedByUsers);
        shared.otherUsers = facts.sharingAddress;
        std::sort(shared.otherUsers.begin(), shared.otherUsers.end());
        return shared;
    }
    Case taken = asks(CaseKind::AddressTaken);
    taken.contacts = holdersOf(address, facts, contact ? std::optional(contact->id) : std::nullopt);
    if (taken.contacts.isEmpty())
        return std::nullopt;
    if (!facts.exchangesWith.isEmpty()) {
        taken.kind = CaseKind::AddressesSwapped;
        taken.otherUsers = facts.exchangesWith;
        std::sort(taken.otherUsers.begin(), taken.otherUsers.end());
    }
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
    const bool wasDecided = outcome.decidedBy.contains(emailAlias);
    const bool movesAnAddress = contact && !contact->email().isEmpty();
    const auto leaveOut = [&] {
        outcome.changes.erase(change);
        outcome.userChanges.removeIf([](const FieldChange &each) { return each.alias == emailAlias; });
        if (wasDecided)
            outcome.stale.append(outcome.decidedBy.take(emailAlias));
    };
    if (const auto obstacle = obstacleToAddress(facts, contact, change->after)) {
        leaveOut();
        outcome.cases.append(*obstacle);
    } else if (!wasDecided && movesAnAddress && !addressIsTrusted(facts.user, settings)) {
        leaveOut();
        outcome.notices.append({NoticeKind::WaitsForVerification, facts.user.id, emailAlias});
    }
}

void collectAddress(const UsableRule &rule, const PersonFacts &facts, FieldCollector &collector, FieldOutcome &outcome)
{
    if (const auto address = emailForMautic(facts.user.email, rule.field.lengthLimit)) {
        collector.collect(rule, *address);
        return;
    }
    if (!collector.collectOtherAddress(rule))
        outcome.cases.append(collector.fieldCase(CaseKind::UnusableAddress, rule.rule.alias));
}

} // namespace

QString sideInApp(const UsableRule &rule, const AppUser &user)
{
    const QString text = textOf(user, rule.rule.attribute);
    return rule.rule.attribute == UserAttribute::Email ? text : prepareValue(text, rule.field).text;
}

FieldSides fieldSides(const UsableRule &rule, const QString &app, const Contact &contact, const Link *link)
{
    FieldSides sides{.app = app, .type = rule.field.type, .policy = rule.rule.policy};
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

const Resolution *resolutionOf(const PersonFacts &facts, const QString &alias)
{
    const auto found =
        std::find_if(facts.resolutions.crbegin(), facts.resolutions.crend(),
                     [&](const Resolution &each) { return isAboutField(each.answer) && each.field == alias; });
    return found == facts.resolutions.crend() ? nullptr : &*found;
}

FieldOutcome decideFields(const PersonFacts &facts, const DecisionSettings &settings,
                          const std::optional<Contact> &contact)
{
    FieldOutcome outcome;
    FieldCollector collector(facts, settings, contact, outcome);
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
