// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/run_summary.h"

#include "domain/plan_json.h"

#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

QByteArray keyOf(const PlanRow &row) { return QJsonDocument(toJson(row)).toJson(QJsonDocument::Compact); }

RunState stateOf(ErrorKind kind)
{
    if (kind == ErrorKind::Guarded || kind == ErrorKind::ManyChanges || kind == ErrorKind::BudgetSpent)
        return RunState::StoppedByGuard;
    return kind == ErrorKind::Cancelled ? RunState::Cancelled : RunState::Failed;
}

QMap<QString, qint64> countsOf(const SyncReport &report)
{
    QMap<QString, qint64> counts{{u"users"_s, report.usersRead},
                                 {u"contacts"_s, report.contactsRead},
                                 {u"rows"_s, report.decisions.plan.rows.size()},
                                 {u"cases"_s, report.openCases},
                                 {u"stale"_s, report.staleRows.size()}};
    if (!report.applied)
        return counts;
    const ApplyReport &done = report.applied->report;
    counts.insert(u"created"_s, done.created);
    counts.insert(u"foundInstead"_s, done.foundInstead);
    counts.insert(u"updated"_s, done.updated);
    counts.insert(u"takenOver"_s, done.takenOver);
    counts.insert(u"linked"_s, done.linked);
    counts.insert(u"optedOut"_s, done.optedOut);
    counts.insert(u"addedToSegment"_s, done.addedToSegment);
    counts.insert(u"refused"_s, done.refused);
    counts.insert(u"failed"_s, done.failed);
    return counts;
}

} // namespace

RunEnd endOf(const Result<SyncReport> &result, Moment now)
{
    RunEnd end{.at = now};
    if (!result) {
        end.state = stateOf(result.error().kind);
        end.reason = result.error().detail;
        return end;
    }
    end.counts = countsOf(*result);
    end.state = result->openCases > 0 ? RunState::DoneWithCases : RunState::Done;
    if (result->applied && result->applied->stoppedBy) {
        end.state = stateOf(result->applied->stoppedBy->kind);
        end.reason = result->applied->stoppedBy->detail;
    }
    return end;
}

HoldingRows allRows(const QList<PlanRow> &rows)
{
    HoldingRows all;
    for (qsizetype i = 0; i < rows.size(); ++i)
        all.rows.append({.position = static_cast<int>(i), .row = rows[i]});
    return all;
}

HoldingRows holdingRows(const QList<PlanRow> &given, const QList<PlanRow> &now)
{
    QSet<QByteArray> present;
    for (const PlanRow &row : now)
        present.insert(keyOf(row));
    HoldingRows holding;
    for (qsizetype i = 0; i < given.size(); ++i) {
        const int position = static_cast<int>(i);
        if (present.contains(keyOf(given[i])))
            holding.rows.append({.position = position, .row = given[i]});
        else
            holding.stale.append({.position = position, .outcome = AppliedOutcome::Stale});
    }
    return holding;
}

void leaveUnknownMembersOut(QList<PlanRow> &rows)
{
    rows.removeIf([](const PlanRow &row) { return row.kind == PlanRowKind::AddToSegment && row.contact; });
}

} // namespace lockstep
