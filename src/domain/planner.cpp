// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/planner.h"

#include <algorithm>
#include <utility>

namespace lockstep
{

namespace
{

/// The order of writing: what others need comes first, opt-outs before anything that could start a mail.
int rankOf(const PlanRow &row)
{
    switch (row.kind) {
    case PlanRowKind::CreateField:
        return 0;
    case PlanRowKind::CreateSegment:
        return 1;
    case PlanRowKind::OptOut:
        return row.contact ? 2 : 5;
    case PlanRowKind::Unlink:
        return 3;
    case PlanRowKind::CreateContact:
        return 4;
    case PlanRowKind::TakeOverVisitor:
        return 6;
    case PlanRowKind::UpdateContact:
        return 7;
    case PlanRowKind::LinkContact:
        return 8;
    case PlanRowKind::UpdateUser:
        return 9;
    case PlanRowKind::AddToSegment:
        return 10;
    }
    return 11;
}

bool isSettled(const PersonFacts &facts, const PersonDecision &decision, const PersonOutcome &outcome)
{
    const bool isQuiet =
        decision.rows.isEmpty() && decision.cases.isEmpty() && decision.notices.isEmpty() && decision.adopted.isEmpty();
    return isQuiet && facts.resolutions.isEmpty() && facts.link && decision.situation == Situation::Confirmed
        && outcome.state == PersonState::InStep;
}

bool endsADecision(const PersonDecision &decision)
{
    return !decision.settled.isEmpty() || !decision.stale.isEmpty()
        || std::any_of(decision.rows.cbegin(), decision.rows.cend(),
                       [](const PlanRow &row) { return !row.resolutions.isEmpty(); });
}

} // namespace

Planner::Planner(Plan basis, DecisionSettings settings)
    : m_settings(std::move(settings))
{
    m_decisions.plan = std::move(basis);
}

void Planner::addSetup(const MauticSetup &setup)
{
    for (const NewContactField &field : setup.fields)
        m_decisions.plan.rows.append({.kind = PlanRowKind::CreateField, .field = field});
    for (const QString &name : setup.segmentNames)
        m_decisions.plan.rows.append({.kind = PlanRowKind::CreateSegment, .segmentName = name});
}

AddedPerson Planner::addPerson(PersonFacts facts)
{
    rememberPromises(facts);
    const PersonDecision decision = decidePerson(facts, m_settings);
    const bool isTaken = decision.situation == Situation::Found || decision.situation == Situation::Confirmed;
    if (isTaken && decision.contact)
        m_promised.insert(*decision.contact, decision.user);
    count(facts, decision);
    addRows(decision);
    m_decisions.cases += decision.cases;
    m_decisions.notices += decision.notices;
    m_decisions.settled += decision.settled;
    m_decisions.stale += decision.stale;
    if (endsADecision(decision))
        m_decisions.decidedByPeople.insert(decision.user);
    if (!decision.adopted.isEmpty())
        m_decisions.adopted.insert(decision.user, decision.adopted);
    const PersonOutcome outcome = outcomeOf(decision, facts.link.has_value());
    return {.outcome = outcome, .isSettled = isSettled(facts, decision, outcome)};
}

void Planner::addRows(const PersonDecision &decision)
{
    for (const PlanRow &row : decision.rows)
        (row.user == decision.user ? m_decisions.plan.rows : m_taking).append(row);
}

/// Whoever loses the contact gets nothing written to it any more.
void Planner::leaveOutLosers()
{
    for (const PlanRow &row : std::as_const(m_taking)) {
        m_decisions.plan.rows.removeIf([&](const PlanRow &each) { return each.user == row.user; });
        m_decisions.adopted.remove(row.user);
        m_decisions.decidedByPeople.insert(row.user);
    }
    m_decisions.plan.rows += std::exchange(m_taking, {});
}

void Planner::addSettled(int people)
{
    m_decisions.people += people;
    m_decisions.situations[Situation::Confirmed] += people;
}

void Planner::rememberPromises(PersonFacts &facts) const
{
    const auto mark = [&](const Contact &contact) {
        const auto promised = m_promised.constFind(contact.id);
        if (promised != m_promised.constEnd() && !facts.owners.contains(contact.id))
            facts.owners.insert(contact.id, *promised);
    };
    // Whoever was first in this run keeps the contact; a second one is told that the decision came too late.
    if (facts.chosen) {
        const auto promised = m_promised.constFind(facts.chosen->id);
        const bool isFree = promised == m_promised.constEnd() || *promised == facts.user.id
            || *promised == facts.owners.value(facts.chosen->id);
        if (!isFree)
            facts.chosen.reset();
    }
    if (facts.linkedContact)
        mark(*facts.linkedContact);
    if (facts.tracked)
        mark(*facts.tracked);
    std::for_each(facts.byAppUserId.cbegin(), facts.byAppUserId.cend(), mark);
    std::for_each(facts.byEmail.cbegin(), facts.byEmail.cend(), mark);
}

void Planner::count(const PersonFacts &facts, const PersonDecision &decision)
{
    ++m_decisions.people;
    ++m_decisions.situations[decision.situation];
    const bool joins =
        !facts.link && (decision.situation == Situation::Found || decision.situation == Situation::Absent);
    if (joins)
        ++(isNewUser(facts.user, m_settings) ? m_decisions.plan.newUsers : m_decisions.plan.earlierUsers);
}

void Planner::addNotice(const Notice &notice) { m_decisions.notices.append(notice); }

Decisions Planner::finish(const CostBasis &basis)
{
    leaveOutLosers();
    QList<PlanRow> &rows = m_decisions.plan.rows;
    std::stable_sort(rows.begin(), rows.end(),
                     [](const PlanRow &a, const PlanRow &b) { return rankOf(a) < rankOf(b); });
    m_decisions.plan.cost = costOf(rows, basis);
    m_decisions.costBasis = basis;
    return std::exchange(m_decisions, {});
}

} // namespace lockstep
