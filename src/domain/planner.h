// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_outcome.h"
#include "domain/plan_cost.h"

#include <map>

namespace lockstep
{

/// What must be made in Mautic before anybody's values can go there.
struct MauticSetup {
    QList<NewContactField> fields = {};
    QStringList segmentNames = {};
};

/// The answer of a whole run: what would be written and everything that would not.
struct Decisions {
    Plan plan = {};
    /// Agreed without a write; kept when the plan is applied.
    QHash<AppUserId, BaseValues> adopted = {};
    /// Decisions of people that nothing needs to be written for, and those that no longer hold.
    QList<qint64> settled = {};
    QList<qint64> stale = {};
    /// Users of whom such a decision ends here, with or without a write, or who lose their contact by one: what holds
    /// after that is decided anew.
    QSet<AppUserId> decidedByPeople = {};
    QList<Case> cases = {};
    QList<Notice> notices = {};
    std::map<Situation, int> situations = {};
    int people = 0;
    /// What the plan's cost was computed from.
    CostBasis costBasis = {};
};

/// What the planner made of one person.
struct AddedPerson {
    PersonOutcome outcome;
    /// In step and linked, with nothing to write, to ask or to tell: as long as nothing changes, nothing else will
    /// come out.
    bool isSettled = false;
};

/// Collects the decisions of everybody, page by page, into one plan. Remembers which contacts are promised to whom, so
/// that no contact is given to two users.
class Planner
{
public:
    Planner(Plan basis, DecisionSettings settings);

    void addSetup(const MauticSetup &setup);
    AddedPerson addPerson(PersonFacts facts);
    /// So many more who are settled; they are only counted.
    void addSettled(int people);
    void addNotice(const Notice &notice);
    [[nodiscard]] Decisions finish(const CostBasis &basis);

    [[nodiscard]] const DecisionSettings &settings() const { return m_settings; }

private:
    void rememberPromises(PersonFacts &facts) const;
    void count(const PersonFacts &facts, const PersonDecision &decision);
    void addRows(const PersonDecision &decision);
    void leaveOutLosers();

    DecisionSettings m_settings;
    Decisions m_decisions;
    QHash<ContactId, AppUserId> m_promised;
    /// Rows that end the link of somebody else, whose contact was given to the one decided about.
    QList<PlanRow> m_taking;
};

} // namespace lockstep
