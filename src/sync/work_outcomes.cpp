// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/work_outcomes.h"

#include <QSet>

#include <algorithm>

namespace lockstep
{

namespace
{

/// What became of one user's rows.
struct Tally {
    int planned = 0;
    int done = 0;
    int refused = 0;
    int unknown = 0;
    int failed = 0;
    QString answer = {};
    /// The request of the failed row took others with it.
    bool inABatch = false;
};

bool isUnanswered(AppliedOutcome outcome)
{
    return outcome == AppliedOutcome::Sent || outcome == AppliedOutcome::Unknown;
}

void count(Tally &tally, const AppliedRow &row)
{
    switch (row.outcome) {
    case AppliedOutcome::Done:
    case AppliedOutcome::FoundInstead:
        ++tally.done;
        break;
    case AppliedOutcome::Refused:
        ++tally.refused;
        break;
    case AppliedOutcome::Sent:
    case AppliedOutcome::Unknown:
        ++tally.unknown;
        break;
    case AppliedOutcome::Failed:
    case AppliedOutcome::Stale:
        ++tally.failed;
        tally.answer = row.reason;
        break;
    }
}

WorkFailure failureOf(const Tally &tally, const DeliveredRows &delivered)
{
    const ErrorKind kind = delivered.stoppedBy ? delivered.stoppedBy->kind : ErrorKind::ServerFault;
    return {.kind = tally.unknown > 0 ? ErrorKind::OutcomeUnknown : kind, .answer = tally.answer};
}

WorkEnd endOf(const Tally &tally, const DeliveredRows &delivered)
{
    if (tally.unknown > 0)
        return WorkEnd::Unknown;
    // There is a case now, which a person sees; rows behind the refused one were left out.
    if (tally.refused > 0)
        return WorkEnd::Done;
    if (tally.failed > 0)
        return delivered.hostIsDown ? WorkEnd::Again : WorkEnd::Failed;
    return tally.done < tally.planned ? WorkEnd::Again : WorkEnd::Done;
}

/// Whose opt-out is not in Mautic yet, although it could be.
QSet<AppUserId> stillObjecting(const DeliveredRows &delivered)
{
    QSet<AppUserId> users;
    for (const PlanRow &row : delivered.rows) {
        if (optsOutNow(row))
            users.insert(row.user);
    }
    for (const AppliedRow &row : delivered.applied) {
        if (row.kind == PlanRowKind::OptOut && row.outcome == AppliedOutcome::Done)
            users.remove(row.user);
    }
    return users;
}

/// Of the rows that share one end, by whole requests: more than one user means it was a batch.
bool wentTogether(const QList<AppliedRow> &applied, bool unanswered)
{
    QSet<AppUserId> users;
    for (const AppliedRow &row : applied) {
        if (unanswered ? isUnanswered(row.outcome) : row.outcome == AppliedOutcome::Failed)
            users.insert(row.user);
    }
    return users.size() > 1;
}

} // namespace

bool optsOutNow(const PlanRow &row) { return row.kind == PlanRowKind::OptOut && row.contact; }

bool mayBeOfTheRows(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::BadReply:
    case ErrorKind::Rejected:
    case ErrorKind::NotFound:
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::TimedOut:
    case ErrorKind::ServerFault:
    case ErrorKind::BadInput:
        return true;
    default:
        return false;
    }
}

QList<WorkOutcome> outcomesOf(const QList<WorkItem> &items, const DeliveredRows &delivered)
{
    QHash<AppUserId, Tally> tallies;
    for (const PlanRow &row : delivered.rows)
        ++tallies[row.user].planned;
    for (const AppliedRow &row : delivered.applied)
        count(tallies[row.user], row);
    const QSet<AppUserId> objecting = stillObjecting(delivered);
    const bool unknownTogether = wentTogether(delivered.applied, true);
    const bool failedTogether = delivered.stoppedBy && wentTogether(delivered.applied, false);
    QList<WorkOutcome> outcomes;
    outcomes.reserve(items.size());
    for (const WorkItem &item : items) {
        const Tally tally = tallies.value(item.user);
        WorkOutcome outcome{.item = item, .end = endOf(tally, delivered)};
        if (outcome.end == WorkEnd::Failed || outcome.end == WorkEnd::Unknown) {
            outcome.failure = failureOf(tally, delivered);
            outcome.isFaultOfTheHost = delivered.hostIsDown;
            outcome.failedInABatch = outcome.end == WorkEnd::Unknown ? unknownTogether : failedTogether;
        }
        if (outcome.end == WorkEnd::Done && delivered.held.contains(item.user))
            outcome.end = WorkEnd::Held;
        if (outcome.end == WorkEnd::Done && delivered.linkColumnFailure && delivered.unlinked.contains(item.user)) {
            outcome.end = WorkEnd::Failed;
            outcome.failure = WorkFailure{.kind = delivered.linkColumnFailure->kind};
        }
        if (outcome.end == WorkEnd::Again && item.purpose == Purpose::OptOut && !objecting.contains(item.user))
            outcome.item.purpose = Purpose::Change;
        outcomes.append(outcome);
    }
    return outcomes;
}

} // namespace lockstep
