// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/apply_segments.h"

#include "domain/failpoint.h"
#include "domain/mutant.h"
#include "store/transaction.h"

#include <map>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

/// What one request takes without Mautic running into PHP's time limit (mautic-api.md 16).
constexpr qsizetype contactsPerRequest = 500;

struct Addition {
    PositionedRow positioned;
    Link link;
};

/// Rows whose user has a contact, by segment; the others are kept as failed.
Result<std::map<SegmentId, QList<Addition>>> additionsBySegment(ApplyContext &context, const QList<PositionedRow> &rows)
{
    QList<AppUserId> users;
    for (const PositionedRow &each : rows)
        users.append(each.row.user);
    const auto links = context.linksOf(users);
    if (!links)
        return fail(links.error());
    std::map<SegmentId, QList<Addition>> additions;
    QList<AppliedRow> impossible;
    for (const PositionedRow &each : rows) {
        const SegmentId segment = each.row.segment.value_or(context.madeSegments.value(each.row.segmentName));
        const auto link = links->constFind(each.row.user);
        if (segment.value == 0 || link == links->constEnd() || context.leftOut.contains(each.row.user))
            impossible.append(context.leftOutRow(each));
        else
            additions[segment].append({.positioned = each, .link = *link});
    }
    if (auto kept = context.keepOutcomes(impossible); !kept)
        return fail(kept.error());
    return additions;
}

Result<void> keepAdded(ApplyContext &context, SegmentId segment, const QList<Addition> &additions,
                       const QSet<ContactId> &added)
{
    QList<AppUserId> users;
    for (const Addition &addition : additions)
        users.append(addition.link.user);
    // Read anew: an earlier segment of this apply may have changed the link.
    const auto known = context.linksOf(users);
    if (!known)
        return fail(known.error());
    QList<Link> links;
    QList<AppliedRow> outcomes;
    for (const Addition &addition : additions) {
        if (!added.contains(addition.link.contact)) {
            outcomes.append(appliedRow(addition.positioned, AppliedOutcome::Stale, u"contact is gone"_s));
            ++context.report.stale;
            continue;
        }
        Link link = known->value(addition.link.user, addition.link);
        if (!isMutant("forgetsSegmentsGiven"))
            link.segmentsGiven.append(segment);
        links.append(link);
        outcomes.append(appliedRow(addition.positioned, AppliedOutcome::Done));
        ++context.report.addedToSegment;
    }
    auto saving = Transaction::begin(context.store.database);
    if (!saving)
        return fail(saving.error());
    if (auto saved = context.store.links.save(links); !saved)
        return saved;
    if (auto saved = context.store.members.add(segment, added.values()); !saved)
        return saved;
    if (auto saved = context.keepOutcomes(outcomes); !saved)
        return saved;
    if (failsAt("segment.keep"))
        return fail(ErrorKind::StoreFailed, u"failpoint"_s);
    return saving->commit();
}

Result<void> addSome(ApplyContext &context, SegmentId segment, const QList<Addition> &additions)
{
    QList<PositionedRow> rows;
    QList<ContactId> contacts;
    for (const Addition &addition : additions) {
        rows.append(addition.positioned);
        contacts.append(addition.link.contact);
    }
    if (auto kept = context.keepIntents(rows); !kept)
        return kept;
    passBy("segment.before");
    const auto answered = context.mautic.addToSegment(segment, contacts, context.stop);
    passBy("segment.answered");
    if (!answered) {
        if (auto kept = context.keepFailure(rows, answered.error()); !kept)
            return kept;
        return fail(answered.error());
    }
    QSet<ContactId> added;
    for (const SegmentAddition &each : *answered) {
        if (each.added)
            added.insert(each.contact);
    }
    context.progress(rows.size());
    return keepAdded(context, segment, additions, added);
}

} // namespace

Result<void> applySegments(ApplyContext &context, const QList<PositionedRow> &rows)
{
    const auto bySegment = additionsBySegment(context, rows);
    if (!bySegment)
        return fail(bySegment.error());
    for (const auto &[segment, additions] : *bySegment) {
        for (qsizetype first = 0; first < additions.size(); first += contactsPerRequest) {
            if (context.stop.stop_requested())
                return fail(ErrorKind::Cancelled);
            if (auto done = addSome(context, segment, additions.mid(first, contactsPerRequest)); !done)
                return done;
        }
    }
    return {};
}

} // namespace lockstep
