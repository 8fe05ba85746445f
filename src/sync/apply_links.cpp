// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/apply_links.h"

#include "domain/failpoint.h"
#include "store/transaction.h"
#include "sync/work_notes.h"

using namespace Qt::StringLiterals;

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

Link withAdopted(ApplyContext &context, Link link)
{
    const BaseValues adopted = context.adopted.take(link.user);
    if (adopted.isEmpty())
        return link;
    link.base.insert(adopted);
    link.verifiedAt = context.clock.now();
    return link;
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
    QList<Link> changed;
    QList<ContactId> freed;
    QList<AppliedRow> outcomes;
    for (const PositionedRow &each : rows) {
        const Link link = withAdopted(context, linkAfter(each.row, *known, context.clock.now()));
        links.append(link);
        if (link != known->value(link.user))
            changed.append(link);
        if (known->contains(link.user) && known->value(link.user).contact != link.contact)
            freed.append(known->value(link.user).contact);
        outcomes.append(appliedRow(each, AppliedOutcome::Done));
    }
    auto saving = Transaction::begin(context.store.database);
    if (!saving)
        return fail(saving.error());
    if (auto saved = context.store.links.save(changed); !saved)
        return saved;
    if (auto queued = queueConcernedBy(freed, context.clock.now(), context.store); !queued)
        return queued;
    if (auto saved = context.keepOutcomes(outcomes); !saved)
        return saved;
    if (failsAt("links.keep"))
        return fail(ErrorKind::StoreFailed, u"failpoint"_s);
    if (auto saved = saving->commit(); !saved)
        return saved;
    passBy("links.kept");
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

Result<void> keepAdopted(ApplyContext &context)
{
    const QList<AppUserId> users = context.adopted.keys();
    for (qsizetype first = 0; first < users.size(); first += linksPerStep) {
        const auto known = context.linksOf(users.mid(first, linksPerStep));
        if (!known)
            return fail(known.error());
        QList<Link> links;
        for (const Link &link : *known)
            links.append(withAdopted(context, link));
        if (auto saved = context.store.links.save(links); !saved)
            return saved;
    }
    return {};
}

} // namespace lockstep
