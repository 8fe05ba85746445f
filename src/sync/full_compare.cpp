// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/full_compare.h"

#include "domain/failpoint.h"
#include "store/transaction.h"
#include "sync/concerned_users.h"
#include "sync/observe_mautic_pass.h"
#include "sync/shrink_guard.h"

#include <limits>

namespace lockstep
{

namespace
{

QList<ContactId> idsOf(const QList<Contact> &contacts)
{
    QList<ContactId> ids;
    for (const Contact &contact : contacts)
        ids.append(contact.id);
    return ids;
}

QSet<AppUserId> usersIn(const Decisions &decisions)
{
    QSet<AppUserId> users;
    for (const PlanRow &row : decisions.plan.rows) {
        if (!row.user.value.isEmpty())
            users.insert(row.user);
    }
    for (const AppUserId &user : decisions.adopted.keys())
        users.insert(user);
    return users;
}

} // namespace

FullCompare::FullCompare(SyncParts &parts)
    : m_parts(parts)
    , m_poll(parts.mautic, parts.store, parts.clock)
{
}

Result<std::optional<Progress>> FullCompare::progress()
{
    const auto comparison = m_parts.store.comparison.find();
    if (!comparison)
        return fail(comparison.error());
    if (!*comparison)
        return std::optional<Progress>();
    return std::optional(
        Progress{.stage = Stage::ReadContacts, .done = (*comparison)->seen, .total = (*comparison)->before});
}

Result<bool> FullCompare::step(const MauticInventory &inventory, const std::stop_token &stop)
{
    const auto known = m_parts.store.comparison.find();
    if (!known)
        return fail(known.error());
    const auto comparison = *known ? Result<Comparison>(**known) : begin(stop);
    if (!comparison)
        return fail(comparison.error());
    if (comparison->after) {
        const auto compared = comparePage(*comparison, stop);
        return compared ? Result<bool>(false) : Result<bool>(fail(compared.error()));
    }
    const auto finished = finish(*comparison, inventory, stop);
    return finished ? Result<bool>(true) : Result<bool>(fail(finished.error()));
}

/// Where the feed was never read, it is followed from here on: what a page brings is at least as new.
Result<Comparison> FullCompare::begin(const std::stop_token &stop)
{
    const auto position = m_parts.store.cursors.position(Feed::ContactChanges);
    if (!position)
        return fail(position.error());
    if (!*position) {
        const auto started = m_poll.startHere(stop);
        const bool isUnreadable =
            !started && (started.error().kind == ErrorKind::Forbidden || started.error().kind == ErrorKind::BadReply);
        if (!started && !isUnreadable)
            return fail(started.error());
    }
    const auto before = m_parts.store.contacts.count();
    if (!before)
        return fail(before.error());
    const Comparison comparison{.startedAt = m_parts.clock.now(), .before = *before};
    if (auto kept = m_parts.store.comparison.save(comparison); !kept)
        return fail(kept.error());
    return comparison;
}

Result<void> FullCompare::comparePage(Comparison comparison, const std::stop_token &stop)
{
    const auto page = m_parts.mautic.contactsAfter(*comparison.after, contactsPerPage, stop);
    if (!page)
        return fail(page.error());
    return inTransaction(m_parts.store.database, [&]() -> Result<void> {
        if (auto kept = keepPage(*page, comparison); !kept)
            return kept;
        if (failsAt("compare.page"))
            return fail(ErrorKind::StoreFailed, QStringLiteral("failpoint"));
        comparison.seen += static_cast<int>(page->size());
        comparison.after = page->size() < contactsPerPage ? std::nullopt : std::optional(page->last().id);
        return m_parts.store.comparison.save(comparison);
    });
}

/// A page tells of every id up to its last one; a known contact in between that it lacks is missing.
Result<void> FullCompare::keepPage(const QList<Contact> &page, const Comparison &before)
{
    const bool isLast = page.size() < contactsPerPage;
    const ContactId through = isLast ? ContactId{std::numeric_limits<qint64>::max()} : page.last().id;
    const auto known = m_parts.store.contacts.idsBetween(*before.after, through);
    if (!known)
        return fail(known.error());
    const QList<ContactId> ids = idsOf(page);
    QSet<ContactId> missing(known->cbegin(), known->cend());
    missing.subtract(QSet<ContactId>(ids.cbegin(), ids.cend()));
    if (auto kept = m_parts.store.comparison.addMissing(missing.values()); !kept)
        return kept;
    const auto changed = m_parts.store.contacts.observe(page, {.at = m_parts.clock.now(), .how = ChangeSource::Scan});
    if (!changed)
        return fail(changed.error());
    if (changed->isEmpty())
        return {};
    const auto now = usersConcernedBy(*changed, m_parts.store);
    if (!now)
        return fail(now.error());
    return note(*now);
}

Result<void> FullCompare::finish(const Comparison &comparison, const MauticInventory &inventory,
                                 const std::stop_token &stop)
{
    if (auto removed = removeMissing(comparison); !removed) {
        if (removed.error().kind != ErrorKind::Guarded)
            return removed;
        if (auto over = m_parts.store.comparison.remove(); !over)
            return over;
        return removed;
    }
    ObserveMauticPass rest(m_parts.mautic, m_parts.store, m_parts.clock);
    if (auto read = rest.readOptOuts(m_parts.reportProgress, stop); !read)
        return read;
    if (auto read = rest.readMembers(inventory.segments, m_parts.reportProgress, stop); !read)
        return read;
    if (auto noted = noteDifferences(inventory, stop); !noted)
        return noted;
    return inTransaction(m_parts.store.database, [&]() -> Result<void> {
        if (auto kept = m_parts.store.cursors.setLast(Occasion::FullCompare, m_parts.clock.now()); !kept)
            return kept;
        if (failsAt("compare.finish"))
            return fail(ErrorKind::StoreFailed, QStringLiteral("failpoint"));
        const auto gap = m_parts.store.cursors.last(Occasion::Gap);
        if (!gap)
            return fail(gap.error());
        if (*gap && **gap <= comparison.startedAt) {
            if (auto closed = m_parts.store.cursors.forget(Occasion::Gap); !closed)
                return closed;
        }
        return m_parts.store.comparison.remove();
    });
}

Result<void> FullCompare::removeMissing(const Comparison &comparison)
{
    const auto missing = m_parts.store.comparison.missing();
    if (!missing)
        return fail(missing.error());
    const ReadTally tally{
        .before = comparison.before, .seen = comparison.seen, .lost = static_cast<int>(missing->size())};
    if (auto safe = checkShrinkage(ShrinkGuard::On, tally, QStringLiteral("Mautic")); !safe)
        return safe;
    const auto removed = m_parts.store.contacts.remove(*missing);
    return removed ? Result<void>() : Result<void>(fail(removed.error()));
}

Result<void> FullCompare::noteDifferences(const MauticInventory &inventory, const std::stop_token &stop)
{
    const auto decisions = PlanMaker(m_parts).make(inventory, {}, stop);
    if (!decisions)
        return fail(decisions.error());
    if (const auto opened = m_parts.store.cases.replaceOpen(decisions->cases, m_parts.clock.now()); !opened)
        return fail(opened.error());
    return note(usersIn(*decisions));
}

Result<void> FullCompare::note(const QSet<AppUserId> &users)
{
    const Moment now = m_parts.clock.now();
    QList<WorkNote> notes;
    for (const AppUserId &user : users)
        notes.append({.user = user, .purpose = Purpose::Backfill, .changedAt = now});
    return m_parts.store.queue.add(notes, now);
}

} // namespace lockstep
