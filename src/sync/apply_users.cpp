// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/apply_users.h"

#include "domain/failpoint.h"
#include "domain/user_differences.h"
#include "store/transaction.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr qsizetype rowsPerStep = 100;

/// The values of some rows on their way, in one list.
struct EditList {
    QList<UserEdit> edits;
    /// For each: the row it belongs to, by its place among the rows.
    QList<qsizetype> rowOf;
};

std::optional<UserAttribute> attributeOf(const ApplyContext &context, const QString &alias)
{
    const auto rule = std::find_if(context.rules.cbegin(), context.rules.cend(),
                                   [&](const FieldRule &each) { return each.alias == alias; });
    return rule == context.rules.cend() ? std::nullopt : std::optional(rule->attribute);
}

EditList editsOf(const ApplyContext &context, const QList<PositionedRow> &rows)
{
    EditList list;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        for (const FieldChange &change : rows[i].row.changes) {
            const auto attribute = attributeOf(context, change.alias);
            if (!attribute)
                continue;
            list.edits.append({rows[i].row.user, *attribute, change.before, change.after});
            list.rowOf.append(i);
        }
    }
    return list;
}

/// The worst of what became of a row's values.
UserEditOutcome outcomeOf(qsizetype row, const EditList &list, const QList<UserEditOutcome> &outcomes)
{
    UserEditOutcome worst = UserEditOutcome::Written;
    for (qsizetype i = 0; i < outcomes.size(); ++i) {
        if (list.rowOf[i] == row)
            worst = std::max(worst, outcomes[i]);
    }
    return worst;
}

AppliedRow answered(const PositionedRow &row, UserEditOutcome outcome)
{
    switch (outcome) {
    case UserEditOutcome::Written:
        return appliedRow(row, AppliedOutcome::Done);
    case UserEditOutcome::ChangedMeanwhile:
        return appliedRow(row, AppliedOutcome::Stale, u"the user has another value by now"_s);
    case UserEditOutcome::NoSuchUser:
        return appliedRow(row, AppliedOutcome::Stale, u"the user is gone"_s);
    case UserEditOutcome::Refused:
        return appliedRow(row, AppliedOutcome::Refused, u"the application's database refused the value"_s);
    }
    return appliedRow(row, AppliedOutcome::Failed);
}

/// What both sides agree on after the values of this row were written.
Link agreedLink(Link link, const PlanRow &row, const std::optional<Contact> &contact)
{
    for (const FieldChange &change : row.changes) {
        const QString held = contact ? contact->fields.value(change.alias) : change.after;
        link.base.insert(change.alias, change.agreed.value_or(BaseValue{.sent = change.after, .answered = held}));
    }
    return link;
}

Result<QList<Link>> linksAfter(ApplyContext &context, const QList<PositionedRow> &rows)
{
    QList<AppUserId> users;
    for (const PositionedRow &each : rows)
        users.append(each.row.user);
    const auto links = context.linksOf(users);
    if (!links)
        return fail(links.error());
    QList<ContactId> ids;
    for (const Link &link : *links)
        ids.append(link.contact);
    const auto contacts = context.store.contacts.withIds(ids);
    if (!contacts)
        return fail(contacts.error());
    QList<Link> after;
    for (const PositionedRow &each : rows) {
        const auto link = links->constFind(each.row.user);
        if (link == links->constEnd())
            continue;
        const auto contact = std::find_if(contacts->cbegin(), contacts->cend(),
                                          [&](const Contact &known) { return known.id == link->contact; });
        after.append(agreedLink(*link, each.row, contact == contacts->cend() ? std::nullopt : std::optional(*contact)));
    }
    return after;
}

bool wasWritten(const ApplyContext &context, const PlanRow &row, UserAttribute attribute)
{
    return std::any_of(row.changes.cbegin(), row.changes.cend(),
                       [&](const FieldChange &change) { return attributeOf(context, change.alias) == attribute; });
}

/// Users as they are now who differ from what was known in nothing but what was written. Whoever differs in more was
/// changed by the application at the same time, which the next look has to find.
Result<QList<AppUser>> changedByUsAlone(ApplyContext &context, const QList<PositionedRow> &written)
{
    QHash<AppUserId, const PlanRow *> rows;
    for (const PositionedRow &each : written)
        rows.insert(each.row.user, &each.row);
    if (rows.isEmpty())
        return QList<AppUser>();
    const auto now = context.directory.usersWithIds(rows.keys(), context.stop);
    const auto known = context.store.users.withIds(rows.keys());
    if (!now || !known)
        return fail(!now ? now.error() : known.error());
    QHash<AppUserId, AppUser> before;
    for (const AppUser &user : *known)
        before.insert(user.id, user);
    QList<AppUser> ours;
    for (const AppUser &user : *now) {
        const QList<UserDifference> differences = differencesBetween(before.value(user.id), user);
        const PlanRow &row = *rows.value(user.id);
        if (std::all_of(differences.cbegin(), differences.cend(),
                        [&](const UserDifference &one) { return wasWritten(context, row, one.attribute); }))
            ours.append(user);
    }
    return ours;
}

Result<void> keep(ApplyContext &context, const QList<AppliedRow> &outcomes, const QList<PositionedRow> &written)
{
    const auto links = linksAfter(context, written);
    if (!links)
        return fail(links.error());
    const auto ours = changedByUsAlone(context, written);
    if (!ours)
        return fail(ours.error());
    auto saving = Transaction::begin(context.store.database);
    if (!saving)
        return fail(saving.error());
    if (auto saved = context.store.links.save(*links); !saved)
        return saved;
    if (const auto saved = context.store.users.upsert(*ours); !saved)
        return fail(saved.error());
    if (auto saved = context.keepOutcomes(outcomes); !saved)
        return saved;
    if (failsAt("users.keep"))
        return fail(ErrorKind::StoreFailed, u"failpoint"_s);
    return saving->commit();
}

bool isRefusedByMautic(const ApplyContext &context, const PlanRow &row)
{
    const QStringList refused = context.refusedAliases.value(row.user);
    return std::any_of(row.changes.cbegin(), row.changes.cend(),
                       [&](const FieldChange &change) { return refused.contains(change.alias); });
}

/// The rows that may be written. What Mautic did not take is not written to the application either.
Result<QList<PositionedRow>> withoutLeftOut(ApplyContext &context, const QList<PositionedRow> &rows)
{
    QList<PositionedRow> writable;
    QList<AppliedRow> impossible;
    for (const PositionedRow &each : rows) {
        if (isRefusedByMautic(context, each.row))
            impossible.append(appliedRow(each, AppliedOutcome::Refused, u"Mautic did not take the value"_s));
        else if (context.leftOut.contains(each.row.user))
            impossible.append(context.leftOutRow(each));
        else
            writable.append(each);
    }
    context.report.refused +=
        static_cast<int>(std::count_if(impossible.cbegin(), impossible.cend(),
                                       [](const AppliedRow &row) { return row.outcome == AppliedOutcome::Refused; }));
    if (auto kept = context.keepOutcomes(impossible); !kept)
        return fail(kept.error());
    return writable;
}

Result<void> writeSome(ApplyContext &context, const QList<PositionedRow> &rows)
{
    if (auto kept = context.keepIntents(rows); !kept)
        return kept;
    const EditList list = editsOf(context, rows);
    passBy("users.before");
    const auto outcomes = context.directory.writeValues(list.edits, context.stop);
    passBy("users.answered");
    if (!outcomes) {
        if (auto kept = context.keepFailure(rows, outcomes.error()); !kept)
            return kept;
        return fail(outcomes.error());
    }
    QList<AppliedRow> applied;
    QList<PositionedRow> written;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const UserEditOutcome outcome = outcomeOf(i, list, *outcomes);
        applied.append(answered(rows[i], outcome));
        if (outcome == UserEditOutcome::Written)
            written.append(rows[i]);
    }
    context.report.usersUpdated += static_cast<int>(written.size());
    context.report.stale += static_cast<int>(rows.size() - written.size());
    if (auto kept = keep(context, applied, written); !kept)
        return kept;
    context.progress(rows.size());
    return {};
}

} // namespace

Result<void> applyUsers(ApplyContext &context, const QList<PositionedRow> &rows)
{
    const auto writable = withoutLeftOut(context, rows);
    if (!writable)
        return fail(writable.error());
    for (qsizetype first = 0; first < writable->size(); first += rowsPerStep) {
        if (context.stop.stop_requested())
            return fail(ErrorKind::Cancelled);
        if (auto done = writeSome(context, writable->mid(first, rowsPerStep)); !done)
            return done;
    }
    return {};
}

} // namespace lockstep
