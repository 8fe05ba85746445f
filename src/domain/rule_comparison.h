// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/field_mapping.h"
#include "domain/person_name.h"
#include "domain/plan.h"

namespace lockstep
{

/// One person who would come out otherwise under other rules.
struct RuleDifference {
    PersonName who;
    QList<PlanRow> rowsNow = {};
    QList<PlanRow> rowsThen = {};
    QList<Case> casesNow = {};
    QList<Case> casesThen = {};

    friend bool operator==(const RuleDifference &, const RuleDifference &) = default;
};

/// What a draft of rules would make otherwise, before anybody saves it.
struct RuleComparison {
    int people = 0;
    int differing = 0;
    /// Open cases that would be settled by the rules, and cases there would be besides.
    int casesSettled = 0;
    int casesOpened = 0;
    /// What the rows that come would cost.
    int requests = 0;
    /// Those who differ, as many as were asked for, ascending by id.
    QList<RuleDifference> first = {};

    friend bool operator==(const RuleComparison &, const RuleComparison &) = default;
};

} // namespace lockstep
