// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/unanswered_rows.h"

#include "domain/email_address.h"
#include "store/transaction.h"
#include "sync/apply_context.h"
#include "sync/work_notes.h"

#include <algorithm>

namespace lockstep
{

namespace
{

/// The row makes a contact this user's: that Mautic now names the user proves that all of it arrived.
bool joins(const AppliedRow &row)
{
    return std::any_of(row.changes.cbegin(), row.changes.cend(), [](const FieldChange &change) {
        return change.alias == appUserIdAlias && change.before != change.after;
    });
}

bool hasArrived(const FieldChange &change, const Contact &contact)
{
    const auto held = contact.fields.constFind(change.alias);
    return held != contact.fields.constEnd() && change.before != change.after && *held == change.after;
}

MatchedBy matchedBy(PlanRowKind kind)
{
    if (kind == PlanRowKind::CreateContact)
        return MatchedBy::Created;
    return kind == PlanRowKind::TakeOverVisitor ? MatchedBy::TrackedContact : MatchedBy::AppUserIdField;
}

QStringList addressesIn(const AppliedRow &row)
{
    QStringList addresses;
    for (const FieldChange &change : row.changes) {
        if (change.alias == emailAlias)
            addresses << emailKey(change.before) << emailKey(change.after);
    }
    addresses.removeAll(QString());
    return addresses;
}

} // namespace

Result<void> UnansweredRows::settle(const QList<AppUserId> &users, MembersRead members)
{
    const auto rows = m_store.appliedRows.unanswered(users);
    if (!rows)
        return fail(rows.error());
    if (rows->isEmpty())
        return {};
    return inTransaction(m_store.database, [&] { return settleAll(*rows, members); });
}

Result<void> UnansweredRows::settleAll(const QList<UnansweredRow> &rows, MembersRead members)
{
    for (const UnansweredRow &each : rows) {
        AppliedRow row = each.row;
        if (row.kind == PlanRowKind::AddToSegment && members == MembersRead::No)
            continue;
        const auto outcome = outcomeOf(row);
        if (!outcome)
            return fail(outcome.error());
        row.outcome = *outcome;
        if (auto saved = m_store.appliedRows.save(each.run, {row}, m_clock.now()); !saved)
            return saved;
    }
    return {};
}

Result<AppliedOutcome> UnansweredRows::outcomeOf(const AppliedRow &row)
{
    switch (row.kind) {
    case PlanRowKind::CreateContact:
    case PlanRowKind::TakeOverVisitor:
    case PlanRowKind::UpdateContact:
        return settleContact(row);
    case PlanRowKind::AddToSegment:
        return settleMember(row);
    default:
        return AppliedOutcome::Unknown;
    }
}

Result<AppliedOutcome> UnansweredRows::settleContact(const AppliedRow &row)
{
    const auto contact = contactOf(row);
    if (!contact)
        return fail(contact.error());
    if (!*contact)
        return row.kind == PlanRowKind::CreateContact ? AppliedOutcome::Failed : AppliedOutcome::Unknown;
    const auto isTaken = belongsToOther(**contact, row.user);
    if (!isTaken)
        return fail(isTaken.error());
    if (*isTaken)
        return AppliedOutcome::Unknown;
    return joins(row) ? settleJoined(row, **contact) : settleEdited(row, **contact);
}

Result<AppliedOutcome> UnansweredRows::settleJoined(const AppliedRow &row, const Contact &contact)
{
    if (contact.fields.value(appUserIdAlias) != row.user.value)
        return AppliedOutcome::Failed;
    const auto known = linkOf(row.user);
    if (!known)
        return fail(known.error());
    Link link = known->value_or(
        Link{.user = row.user, .contact = contact.id, .matchedBy = matchedBy(row.kind), .createdAt = m_clock.now()});
    link = relinked(std::move(link), contact.id, matchedBy(row.kind));
    for (const FieldChange &change : row.changes)
        link.base.insert(change.alias, agreedAfter(change, change.after));
    if (row.kind == PlanRowKind::CreateContact) {
        if (auto added = addEmptyValues(link); !added)
            return fail(added.error());
        if (auto ended = endCreating(row.user); !ended)
            return fail(ended.error());
    }
    const auto kept = keep(std::move(link), row);
    return kept ? Result<AppliedOutcome>(AppliedOutcome::Done) : fail(kept.error());
}

/// Each value by itself: who wrote one in Mautic meanwhile says nothing of the others.
Result<AppliedOutcome> UnansweredRows::settleEdited(const AppliedRow &row, const Contact &contact)
{
    const auto known = linkOf(row.user);
    if (!known)
        return fail(known.error());
    if (!*known || (*known)->contact != contact.id)
        return AppliedOutcome::Unknown;
    Link link = **known;
    int arrived = 0;
    for (const FieldChange &change : row.changes) {
        if (!hasArrived(change, contact))
            continue;
        ++arrived;
        link.base.insert(change.alias, agreedAfter(change, change.after));
    }
    if (arrived == 0)
        return AppliedOutcome::Failed;
    const auto kept = keep(std::move(link), row);
    if (!kept)
        return fail(kept.error());
    return arrived == row.changes.size() ? AppliedOutcome::Done : AppliedOutcome::Unknown;
}

Result<AppliedOutcome> UnansweredRows::settleMember(const AppliedRow &row)
{
    const auto known = linkOf(row.user);
    const auto segments = m_store.inventory.segmentNames();
    if (!known || !segments)
        return fail(!known ? known.error() : segments.error());
    if (!*known)
        return AppliedOutcome::Unknown;
    Link link = **known;
    bool isMember = false;
    for (const SegmentId segment : segments->keys()) {
        const auto members = m_store.members.membersAmong(segment, {link.contact});
        if (!members)
            return fail(members.error());
        if (members->isEmpty())
            continue;
        isMember = true;
        if (!link.segmentsGiven.contains(segment))
            link.segmentsGiven.append(segment);
    }
    if (!isMember)
        return AppliedOutcome::Failed;
    const auto kept = m_store.links.save({link});
    return kept ? Result<AppliedOutcome>(AppliedOutcome::Done) : fail(kept.error());
}

Result<void> UnansweredRows::keep(Link link, const AppliedRow &row)
{
    const Moment now = m_clock.now();
    link.verifiedAt = now;
    if (auto saved = m_store.links.save({link}); !saved)
        return saved;
    return queueNeighbours(addressesIn(row), {row.user}, now, m_store);
}

/// Who was to get a contact of their own has one.
Result<void> UnansweredRows::endCreating(const AppUserId &user)
{
    const auto inForce = m_store.resolutions.inForce({user});
    if (!inForce)
        return fail(inForce.error());
    QList<qint64> ended;
    for (const Resolution &resolution : *inForce) {
        if (resolution.answer == Answer::CreateNew && resolution.state == ResolutionState::Waiting)
            ended.append(resolution.id);
    }
    return m_store.resolutions.settle(ended, m_clock.now());
}

/// What the application had no value for was not sent, and both sides agreed on that.
Result<void> UnansweredRows::addEmptyValues(Link &link)
{
    const auto rules = m_store.inventory.rules();
    if (!rules)
        return fail(rules.error());
    for (const UsableRule &rule : *rules) {
        if (!link.base.contains(rule.rule.alias))
            link.base.insert(rule.rule.alias, {});
    }
    return {};
}

Result<std::optional<Contact>> UnansweredRows::contactOf(const AppliedRow &row)
{
    const auto found =
        row.contact ? m_store.contacts.withIds({*row.contact}) : m_store.contacts.withAppUserIds({row.user.value});
    if (!found)
        return fail(found.error());
    return found->size() == 1 ? std::optional(found->first()) : std::nullopt;
}

Result<std::optional<Link>> UnansweredRows::linkOf(const AppUserId &user)
{
    const auto links = m_store.links.ofUsers({user});
    if (!links)
        return fail(links.error());
    return links->isEmpty() ? std::nullopt : std::optional(links->first());
}

Result<bool> UnansweredRows::belongsToOther(const Contact &contact, const AppUserId &user)
{
    const auto links = m_store.links.ofContacts({contact.id});
    if (!links)
        return fail(links.error());
    return std::any_of(links->cbegin(), links->cend(), [&](const Link &link) { return link.user != user; });
}

} // namespace lockstep
