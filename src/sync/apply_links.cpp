// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/apply_links.h"

#include "store/transaction.h"

namespace lockstep
{

namespace
{

constexpr qsizetype linksPerStep = 500;

Link linkAfter(const PlanRow &row, const QHash<AppUserId, Link> &known, Moment now)
{
    const auto existing = known.constFind(row.user);
    if (existing == known.constEnd())
        return {.user = row.user, .contact = *row.contact, .matchedBy = row.matchedBy, .createdAt = now};
    return relinked(*existing, *row.contact, row.matchedBy);
}

Result<void> linkSome(ApplyContext &context, const QList<PositionedRow> &rows)
{
    QList<AppUserId> users;
    for (const PositionedRow &each : rows)
        users.append(each.row.user);
    const auto known = context.linksOf(users);
    if (!known)
        return fail(known.error());
    QList<Link> links;
    QList<AppliedRow> outcomes;
    for (const PositionedRow &each : rows) {
        links.append(linkAfter(each.row, *known, context.clock.now()));
        outcomes.append(appliedRow(each, AppliedOutcome::Done));
    }
    auto saving = Transaction::begin(context.store.database);
    if (!saving)
        return fail(saving.error());
    if (auto saved = context.store.links.save(links); !saved)
        return saved;
    if (auto saved = context.keepOutcomes(outcomes); !saved)
        return saved;
    if (auto saved = saving->commit(); !saved)
        return saved;
    context.report.linked += static_cast<int>(links.size());
    context.progress(rows.size());
    return context.storeInApplication(links);
}

} // namespace

Result<void> applyLinks(ApplyContext &context, const QList<PositionedRow> &rows)
{
    for (qsizetype first = 0; first < rows.size(); first += linksPerStep) {
        if (context.stop.stop_requested())
            return fail(ErrorKind::Cancelled);
        if (auto done = linkSome(context, rows.mid(first, linksPerStep)); !done)
            return done;
    }
    return {};
}

Result<void> keepAdopted(ApplyContext &context, const QHash<AppUserId, BaseValues> &adopted)
{
    const QList<AppUserId> users = adopted.keys();
    for (qsizetype first = 0; first < users.size(); first += linksPerStep) {
        const auto known = context.linksOf(users.mid(first, linksPerStep));
        if (!known)
            return fail(known.error());
        QList<Link> links;
        for (Link link : *known) {
            link.base.insert(adopted.value(link.user));
            link.verifiedAt = context.clock.now();
            links.append(link);
        }
        if (auto saved = context.store.links.save(links); !saved)
            return saved;
    }
    return {};
}

} // namespace lockstep
