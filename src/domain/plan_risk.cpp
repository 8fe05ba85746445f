// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/plan_risk.h"

#include <algorithm>

namespace lockstep
{

namespace
{

template <class Test>
bool anyChange(const PlanRow &row, Test test)
{
    return std::any_of(row.changes.cbegin(), row.changes.cend(), test);
}

RowRisk riskOfUpdate(const PlanRow &row)
{
    if (anyChange(row,
                  [](const FieldChange &change) { return change.alias == emailAlias && !change.before.isEmpty(); }))
        return RowRisk::ChangesIdentity;
    if (anyChange(row, [](const FieldChange &change) { return change.after.isEmpty() && !change.before.isEmpty(); }))
        return RowRisk::EmptiesValue;
    if (anyChange(row, [](const FieldChange &change) { return change.reason == ChangeReason::FirstLinkAppWins; }))
        return RowRisk::ReplacesValue;
    return RowRisk::None;
}

} // namespace

RowRisk riskOf(const PlanRow &row)
{
    switch (row.kind) {
    case PlanRowKind::CreateField:
    case PlanRowKind::CreateSegment:
        return RowRisk::StaysInMautic;
    case PlanRowKind::OptOut:
        return RowRisk::StopsMail;
    case PlanRowKind::TakeOverVisitor:
        return RowRisk::TakesOverVisitor;
    case PlanRowKind::UpdateContact:
        return riskOfUpdate(row);
    case PlanRowKind::UpdateUser:
        return RowRisk::WritesToApplication;
    case PlanRowKind::AddToSegment:
        return RowRisk::SendsMayStart;
    case PlanRowKind::CreateContact:
    case PlanRowKind::LinkContact:
    case PlanRowKind::Unlink:
        return RowRisk::None;
    }
    return RowRisk::None;
}

} // namespace lockstep
