// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/apply_context.h"

#include "domain/failpoint.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

Link relinked(Link link, ContactId contact, MatchedBy matchedBy)
{
    if (link.contact == contact)
        return link;
    link.previousContacts.append(link.contact);
    link.contact = contact;
    if (matchedBy != MatchedBy::StoredLink) {
        link.base.clear();
        link.matchedBy = matchedBy;
    }
    return link;
}

BaseValue agreedAfter(const FieldChange &change, const QString &answered)
{
    if (!change.agreed)
        return {.sent = change.after, .answered = answered};
    const bool isOfThisValue = change.agreed->answered == change.after && change.reason != ChangeReason::TakenBack;
    return {.sent = change.agreed->sent, .answered = isOfThisValue ? answered : change.agreed->answered};
}

AppliedRow appliedRow(const PositionedRow &row, AppliedOutcome outcome, const QString &reason)
{
    return {.position = row.position,
            .kind = row.row.kind,
            .user = row.row.user,
            .contact = row.row.contact,
            .changes = row.row.changes,
            .outcome = outcome,
            .reason = reason,
            .resolutions = row.row.resolutions};
}

Result<void> ApplyContext::keepIntents(const QList<PositionedRow> &rows)
{
    if (auto inCharge = stayInCharge(); !inCharge)
        return inCharge;
    QList<AppliedRow> intents;
    for (const PositionedRow &row : rows)
        intents.append(appliedRow(row, AppliedOutcome::Sent));
    if (failsAt("intent.before"))
        return fail(ErrorKind::StoreFailed, u"failpoint"_s);
    auto kept = keepOutcomes(intents);
    passBy("intent.after");
    return kept;
}

Result<void> ApplyContext::keepOutcomes(const QList<AppliedRow> &rows)
{
    if (failsAt("outcome.before"))
        return fail(ErrorKind::StoreFailed, u"failpoint"_s);
    if (auto saved = store.appliedRows.save(run, rows, clock.now()); !saved)
        return saved;
    for (const AppliedRow &row : rows) {
        if (auto kept = settleResolutions(row); !kept)
            return kept;
    }
    passBy("outcome.after");
    QList<RowOutcome> outcomes;
    for (const AppliedRow &row : rows)
        outcomes.append({.position = row.position, .outcome = row.outcome, .reason = row.reason});
    reportRows(outcomes);
    return {};
}

AppliedRow ApplyContext::leftOutRow(const PositionedRow &row)
{
    ++report.failed;
    return appliedRow(row, AppliedOutcome::Failed, u"an earlier row failed"_s);
}

void ApplyContext::progress(qsizetype rows)
{
    rowsDone += rows;
    reportProgress({.stage = Stage::Apply, .done = rowsDone, .total = rowsTotal});
}

Result<void> ApplyContext::keepFailure(const QList<PositionedRow> &rows, const Error &error)
{
    const bool unknown = error.kind == ErrorKind::OutcomeUnknown || error.kind == ErrorKind::TimedOut;
    QList<AppliedRow> failures;
    QList<RowOutcome> told;
    for (const PositionedRow &row : rows) {
        failures.append(appliedRow(row, unknown ? AppliedOutcome::Sent : AppliedOutcome::Failed, error.detail));
        told.append({.position = row.position, .outcome = AppliedOutcome::Unknown, .reason = error.detail});
    }
    report.failed += static_cast<int>(rows.size());
    if (auto kept = keepOutcomes(failures); !kept)
        return kept;
    if (unknown)
        reportRows(told);
    return {};
}

Result<QHash<AppUserId, Link>> ApplyContext::linksOf(const QList<AppUserId> &users)
{
    const auto links = store.links.ofUsers(users);
    if (!links)
        return fail(links.error());
    QHash<AppUserId, Link> byUser;
    for (const Link &link : *links)
        byUser.insert(link.user, link);
    return byUser;
}

Result<void> ApplyContext::settleResolutions(const AppliedRow &row)
{
    const bool isDone = row.outcome == AppliedOutcome::Done || row.outcome == AppliedOutcome::FoundInstead;
    const bool isRefused = row.outcome == AppliedOutcome::Refused || row.outcome == AppliedOutcome::Stale;
    if (row.resolutions.isEmpty() || (!isDone && !isRefused))
        return {};
    // Looked at once more afterwards: what was taken back is asked again.
    const Moment now = clock.now();
    if (auto noted = store.queue.add({{.user = row.user, .purpose = Purpose::Person, .changedAt = now}}, now); !noted)
        return noted;
    return isDone ? store.resolutions.settle(row.resolutions, now) : store.resolutions.refuse(row.resolutions, now);
}

Result<void> ApplyContext::storeInApplication(const QList<Link> &links)
{
    QList<StoredLink> stored;
    for (const Link &link : links)
        stored.append({.user = link.user, .contact = link.contact});
    return keepInApplication(stored);
}

Result<void> ApplyContext::forgetInApplication(const QList<AppUserId> &users)
{
    QList<StoredLink> none;
    for (const AppUserId &user : users)
        none.append({.user = user});
    return keepInApplication(none);
}

Result<void> ApplyContext::keepInApplication(const QList<StoredLink> &stored)
{
    if (!directory.storesLinks() || stored.isEmpty())
        return {};
    passBy("application.before");
    const auto written = directory.storeLinks(stored, stop);
    passBy("application.after");
    if (!written) {
        if (written.error().kind == ErrorKind::Cancelled)
            return fail(written.error());
        report.linkColumnFailure = written.error();
        for (const StoredLink &link : stored)
            report.linkColumnLacks.insert(link.user);
        return {};
    }
    // Where some row did not take it, the next read tells which.
    return *written == stored.size() ? store.users.noteStored(stored) : Result<void>();
}

} // namespace lockstep
