// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/run_results.h"

#include <algorithm>

namespace lockstep
{

namespace
{

RunFindings findingsOf(const SyncReport &report)
{
    const SetupNeeds missing = needsOf(report.inventory);
    RunFindings findings{.run = report.run,
                         .usersRead = report.usersRead,
                         .contactsRead = report.contactsRead,
                         .cases = report.decisions.cases,
                         .notices = report.decisions.notices,
                         .situations = report.decisions.situations,
                         .missingFields = missing.fields,
                         .missingSegments = missing.segments,
                         .openCases = report.openCases};
    if (report.applied) {
        findings.cases += report.applied->report.cases;
        findings.notices += report.applied->report.notices;
    }
    return findings;
}

QList<RowOutcome> outcomesOf(const QList<AppliedRow> &applied, const QList<RowOutcome> &stale)
{
    QList<RowOutcome> outcomes = stale;
    for (const AppliedRow &row : applied) {
        // The run is over: what was sent and never answered is to be looked up.
        const bool isOpen = row.outcome == AppliedOutcome::Sent;
        outcomes.append({.position = row.position,
                         .outcome = isOpen ? AppliedOutcome::Unknown : row.outcome,
                         .reason = row.reason});
    }
    std::sort(outcomes.begin(), outcomes.end(),
              [](const RowOutcome &a, const RowOutcome &b) { return a.position < b.position; });
    return outcomes;
}

} // namespace

SetupNeeds needsOf(const MauticInventory &inventory)
{
    SetupNeeds needs{.segments = inventory.missingSegments};
    for (const NewContactField &field : inventory.missingFields)
        needs.fields.append(field.alias);
    return needs;
}

PlanResult planResultOf(const SyncReport &report)
{
    return {.plan = report.decisions.plan, .costBasis = report.decisions.costBasis, .findings = findingsOf(report)};
}

RunResult runResultOf(RunKind kind, const SyncReport &report, const Plan &plan, const QList<AppliedRow> &applied)
{
    RunResult result{.kind = kind, .findings = findingsOf(report), .plan = plan};
    result.rows = outcomesOf(applied, report.staleRows);
    if (report.applied) {
        result.written = report.applied->report;
        result.written.stale += static_cast<int>(report.staleRows.size());
        result.stoppedBy = report.applied->stoppedBy;
        result.linkColumnFailure = report.applied->report.linkColumnFailure;
    }
    return result;
}

} // namespace lockstep
