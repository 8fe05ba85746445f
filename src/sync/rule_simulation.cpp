// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/rule_simulation.h"

#include "domain/person_decision.h"
#include "domain/plan_cost.h"
#include "domain/user_name.h"

#include <algorithm>

namespace lockstep
{

namespace
{

constexpr int usersAtOnce = 500;

int missingFrom(const QList<Case> &those, const QList<Case> &these)
{
    return static_cast<int>(
        std::count_if(these.cbegin(), these.cend(), [&](const Case &each) { return !those.contains(each); }));
}

struct Compared {
    RuleComparison comparison;
    QList<PlanRow> coming;
};

void compareOne(const AppUser &user, const PersonDecision &now, const PersonDecision &then, int atMost,
                Compared &compared)
{
    RuleComparison &comparison = compared.comparison;
    ++comparison.people;
    if (now.rows == then.rows && now.cases == then.cases)
        return;
    ++comparison.differing;
    comparison.casesSettled += missingFrom(then.cases, now.cases);
    comparison.casesOpened += missingFrom(now.cases, then.cases);
    for (const PlanRow &row : then.rows) {
        if (!now.rows.contains(row))
            compared.coming.append(row);
    }
    if (comparison.first.size() < atMost)
        comparison.first.append({nameOf(user), now.rows, then.rows, now.cases, then.cases});
}

} // namespace

Result<RuleComparison> RuleSimulation::compare(const WorkspaceSettings &draft, int atMost, const std::stop_token &stop)
{
    DeskFacts live(m_store, m_live);
    DeskFacts drafted(m_store, draft);
    if (auto prepared = live.prepare(); !prepared)
        return fail(prepared.error());
    if (auto prepared = drafted.prepare(); !prepared)
        return fail(prepared.error());
    Compared compared;
    std::optional<AppUserId> last;
    for (bool isLast = false; !isLast;) {
        const auto users = m_store.users.page(last, usersAtOnce);
        if (!users)
            return fail(users.error());
        isLast = users->size() < usersAtOnce;
        if (!users->isEmpty())
            last = users->last().id;
        const auto facts = live.ofUsers(*users, stop);
        if (!facts)
            return fail(facts.error());
        for (const PersonFacts &each : *facts) {
            compareOne(each.user, decidePerson(each, live.settings()), decidePerson(each, drafted.settings()), atMost,
                       compared);
        }
    }
    compared.comparison.requests = costOf(compared.coming, {}).writes;
    return compared.comparison;
}

} // namespace lockstep
