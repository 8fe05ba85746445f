// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/users_poll.h"

#include "domain/email_address.h"
#include "domain/failpoint.h"
#include "store/transaction.h"
#include "store/user_lookups.h"
#include "sync/work_notes.h"

#include <algorithm>

namespace lockstep
{

namespace
{

constexpr std::chrono::seconds shortestReadInterval{10};
/// About a thousandth of a core's time.
constexpr std::chrono::seconds readIntervalPerThousand{10};
constexpr std::chrono::seconds longestReadInterval{600};

} // namespace

UsersPoll::UsersPoll(UserDirectory &directory, Repositories &store, const Clock &clock)
    : m_directory(directory)
    , m_store(store)
    , m_clock(clock)
{
}

Result<int> UsersPoll::run(const std::stop_token &stop)
{
    if (!m_directory.tellsChanges())
        return 0;
    const auto stored = m_store.cursors.usersMark();
    if (!stored)
        return fail(stored.error());
    std::optional<UserMark> mark;
    if (*stored)
        mark = UserMark{.updatedAt = (*stored)->updatedAt, .id = (*stored)->id};
    int found = 0;
    for (bool isLast = false; !isLast;) {
        const auto page = m_directory.usersChangedSince(mark, overlap, usersPerPage, stop);
        if (!page)
            return fail(page.error());
        const auto changed = page->mark == mark ? keep(page->users, ChangeSource::Poll) : keepPage(*page);
        if (!changed)
            return changed;
        found += *changed;
        mark = page->mark;
        isLast = page->isLast;
    }
    return found;
}

Result<std::chrono::seconds> UsersPoll::readInterval()
{
    if (m_directory.tellsChanges())
        return longestReadInterval;
    return m_store.users.count().map([](int users) {
        return std::clamp(users * readIntervalPerThousand / 1'000, shortestReadInterval, longestReadInterval);
    });
}

Result<int> UsersPoll::keepPage(const UserChanges &page)
{
    return inTransaction(m_store.database, [&]() -> Result<int> {
        auto changed = keep(page.users, ChangeSource::Poll);
        if (!changed || !page.mark)
            return changed;
        if (failsAt("users.poll"))
            return fail(ErrorKind::StoreFailed, QStringLiteral("failpoint"));
        const auto kept = m_store.cursors.setUsersMark({.updatedAt = page.mark->updatedAt, .id = page.mark->id});
        return kept ? changed : fail(kept.error());
    });
}

Result<int> UsersPoll::keep(const QList<AppUser> &users, ChangeSource how)
{
    if (users.isEmpty())
        return 0;
    return inTransaction(m_store.database, [&]() -> Result<int> {
        const auto seen = m_store.users.see(users, {.at = m_clock.now(), .how = how});
        if (!seen)
            return fail(seen.error());
        if (auto noted = note(users, *seen); !noted)
            return fail(noted.error());
        return static_cast<int>(seen->changed.size());
    });
}

Result<void> UsersPoll::note(const QList<AppUser> &users, const SeenUsers &seen)
{
    const Moment now = m_clock.now();
    const auto notes = workOf(users, seen.changed, {.at = now, .newUsersSince = m_newUsersSince}, m_store);
    if (!notes)
        return fail(notes.error());
    if (notes->isEmpty())
        return {};
    if (auto added = m_store.queue.add(*notes, now); !added)
        return added;
    return queueNeighbours(seen.addresses, seen.changed, now, m_store);
}

Result<int> UsersPoll::readAll(const std::stop_token &stop)
{
    int found = 0;
    QSet<QString> present;
    std::optional<AppUserId> last;
    do {
        const auto page = m_directory.usersAfter(last, usersPerPage, stop);
        if (!page)
            return fail(page.error());
        const auto changed = keep(page->users, ChangeSource::Scan);
        if (!changed)
            return changed;
        for (const AppUser &user : page->users)
            present.insert(user.id.value);
        found += *changed;
        last = page->next;
    } while (last);
    const auto gone = noteVanished(present);
    return gone ? Result<int>(found + *gone) : gone;
}

Result<int> UsersPoll::readIds(const std::stop_token &stop)
{
    int found = 0;
    QSet<QString> present;
    std::optional<AppUserId> last;
    do {
        const auto page = m_directory.userIdsAfter(last, idsPerPage, stop);
        if (!page)
            return fail(page.error());
        for (const AppUserId &id : page->ids)
            present.insert(id.value);
        const auto unknown = readUnknown(page->ids, stop);
        if (!unknown)
            return unknown;
        found += *unknown;
        last = page->next;
    } while (last);
    const auto gone = noteVanished(present);
    return gone ? Result<int>(found + *gone) : gone;
}

Result<int> UsersPoll::readUnknown(const QList<AppUserId> &ids, const std::stop_token &stop)
{
    const auto known = m_store.users.presentAmong(ids);
    if (!known)
        return fail(known.error());
    QList<AppUserId> unknown;
    for (const AppUserId &id : ids) {
        if (!known->contains(id))
            unknown.append(id);
    }
    const auto users = unknown.isEmpty() ? Result<QList<AppUser>>() : m_directory.usersWithIds(unknown, stop);
    if (!users)
        return fail(users.error());
    return keep(*users, ChangeSource::Scan);
}

Result<int> UsersPoll::noteVanished(const QSet<QString> &present)
{
    const auto before = m_store.users.count();
    if (!before)
        return fail(before.error());
    const auto gone = unknownTo(present);
    if (!gone)
        return fail(gone.error());
    const ReadTally tally{
        .before = *before, .seen = static_cast<int>(present.size()), .lost = static_cast<int>(gone->size())};
    if (auto safe = checkShrinkage(ShrinkGuard::On, tally, QStringLiteral("users")); !safe)
        return fail(safe.error());
    return inTransaction(m_store.database, [&] { return markGone(*gone); });
}

Result<int> UsersPoll::markGone(const QList<AppUserId> &gone)
{
    const Moment now = m_clock.now();
    const auto marked = m_store.users.observeGone(gone, {.at = now, .how = ChangeSource::Scan});
    if (!marked)
        return fail(marked.error());
    if (auto noted = queueGoneUsers(*marked, now, m_store); !noted)
        return fail(noted.error());
    if (auto kept = m_store.cursors.setLast(Occasion::UsersRead, now); !kept)
        return fail(kept.error());
    return static_cast<int>(marked->size());
}

Result<QList<AppUserId>> UsersPoll::unknownTo(const QSet<QString> &present)
{
    QList<AppUserId> gone;
    AppUserId after;
    for (;;) {
        const auto known = presentUserIdsAfter(m_store.database, after, idsPerPage);
        if (!known)
            return fail(known.error());
        for (const AppUserId &user : *known) {
            if (!present.contains(user.value))
                gone.append(user);
        }
        if (known->size() < idsPerPage)
            return gone;
        after = known->last();
    }
}

} // namespace lockstep
