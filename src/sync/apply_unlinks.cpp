// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/apply_unlinks.h"

#include "domain/failpoint.h"
#include "store/transaction.h"
#include "sync/work_notes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

QHash<QString, QString> fieldsOf(const PlanRow &row)
{
    QHash<QString, QString> fields;
    for (const FieldChange &change : row.changes)
        fields.insert(change.alias, change.after);
    return fields;
}

/// Takes the user's id, and what goes back with it, off the contacts that carry it, in one request. A contact Mautic no
/// longer has needs none.
Result<void> forgetUsers(ApplyContext &context, const QList<PositionedRow> &rows)
{
    QList<ContactEdit> edits;
    for (const PositionedRow &each : rows) {
        if (!each.row.changes.isEmpty())
            edits.append({.id = *each.row.contact, .fields = fieldsOf(each.row)});
    }
    if (edits.isEmpty())
        return {};
    const auto results = context.mautic.editContacts(edits, context.stop);
    if (!results)
        return fail(results.error());
    QList<Contact> contacts;
    QList<OwnWrite> written;
    for (const ItemResult &result : *results) {
        if (!result.contact)
            continue;
        contacts.append(*result.contact);
        written.append({.contact = result.contact->id, .at = context.clock.now()});
    }
    if (auto kept = context.store.ownWrites.add(written); !kept)
        return kept;
    const auto kept = context.store.contacts.upsertAnswered(contacts);
    return kept ? Result<void>() : Result<void>(fail(kept.error()));
}

/// Whoever is linked to another contact by now keeps that link.
Result<QList<AppUserId>> stillLinked(ApplyContext &context, const QList<PositionedRow> &rows)
{
    QList<AppUserId> users;
    for (const PositionedRow &each : rows)
        users.append(each.row.user);
    const auto links = context.linksOf(users);
    if (!links)
        return fail(links.error());
    QList<AppUserId> linked;
    for (const PositionedRow &each : rows) {
        if (const auto link = links->constFind(each.row.user);
            link != links->constEnd() && link->contact == each.row.contact)
            linked.append(each.row.user);
    }
    return linked;
}

QList<ContactId> contactsOf(const QList<PositionedRow> &rows)
{
    QList<ContactId> contacts;
    for (const PositionedRow &each : rows)
        contacts.append(*each.row.contact);
    return contacts;
}

/// A contact that came free changes what others are to become, whoever had it first.
Result<void> keep(ApplyContext &context, const QList<PositionedRow> &rows, const QList<AppUserId> &users)
{
    auto saving = Transaction::begin(context.store.database);
    if (!saving)
        return fail(saving.error());
    if (const auto removed = context.store.links.remove(users); !removed)
        return fail(removed.error());
    if (auto queued = queueConcernedBy(contactsOf(rows), context.clock.now(), context.store); !queued)
        return queued;
    QList<AppliedRow> outcomes;
    for (const PositionedRow &each : rows)
        outcomes.append(appliedRow(each, AppliedOutcome::Done));
    if (auto kept = context.keepOutcomes(outcomes); !kept)
        return kept;
    if (failsAt("unlinks.keep"))
        return fail(ErrorKind::StoreFailed, u"failpoint"_s);
    return saving->commit();
}

Result<void> unlinkSome(ApplyContext &context, const QList<PositionedRow> &rows)
{
    if (auto kept = context.keepIntents(rows); !kept)
        return kept;
    passBy("unlinks.before");
    if (auto done = forgetUsers(context, rows); !done) {
        if (auto kept = context.keepFailure(rows, done.error()); !kept)
            return kept;
        return done;
    }
    passBy("unlinks.answered");
    const auto linked = stillLinked(context, rows);
    if (!linked)
        return fail(linked.error());
    if (auto kept = keep(context, rows, *linked); !kept)
        return kept;
    passBy("unlinks.kept");
    context.report.unlinked += static_cast<int>(rows.size());
    context.progress(rows.size());
    return context.forgetInApplication(*linked);
}

} // namespace

Result<void> applyUnlinks(ApplyContext &context, const QList<PositionedRow> &rows)
{
    for (qsizetype first = 0; first < rows.size(); first += context.batchLimit) {
        if (context.stop.stop_requested())
            return fail(ErrorKind::Cancelled);
        if (auto done = unlinkSome(context, rows.mid(first, context.batchLimit)); !done)
            return done;
    }
    return {};
}

} // namespace lockstep
