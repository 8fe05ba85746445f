// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/users_poll.h"

namespace lockstep
{

namespace
{

constexpr qint64 day = 86'400'000'000;

Purpose purposeOf(const AppUser &user, bool isLinked, Moment newUsersSince)
{
    if (user.optedOut && isLinked)
        return Purpose::OptOut;
    if (!isLinked && user.createdAt && *user.createdAt > newUsersSince)
        return Purpose::NewUser;
    return Purpose::Change;
}

/// When the change was made, as far as the row tells it believably.
Moment changedAt(const AppUser &user, Moment now)
{
    const auto told = user.updatedAt ? user.updatedAt : user.createdAt;
    const bool isBelievable = told && *told <= now && told->microseconds > now.microseconds - day;
    return isBelievable ? *told : now;
}

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
        const auto changed = m_store.users.observe(page->users, {.at = m_clock.now(), .how = ChangeSource::Poll});
        if (!changed)
            return fail(changed.error());
        if (auto noted = note(page->users, *changed); !noted)
            return fail(noted.error());
        found += static_cast<int>(changed->size());
        isLast = page->isLast;
        if (!page->mark || (mark && *page->mark == *mark))
            continue;
        mark = page->mark;
        if (auto kept = m_store.cursors.setUsersMark({.updatedAt = mark->updatedAt, .id = mark->id}); !kept)
            return fail(kept.error());
    }
    return found;
}

Result<void> UsersPoll::note(const QList<AppUser> &users, const QList<AppUserId> &changed)
{
    if (changed.isEmpty())
        return {};
    const auto links = m_store.links.ofUsers(changed);
    if (!links)
        return fail(links.error());
    QSet<AppUserId> linked;
    for (const Link &link : *links)
        linked.insert(link.user);
    const QSet<AppUserId> wanted(changed.cbegin(), changed.cend());
    const Moment now = m_clock.now();
    QList<WorkNote> notes;
    for (const AppUser &user : users) {
        if (wanted.contains(user.id))
            notes.append({.user = user.id,
                          .purpose = purposeOf(user, linked.contains(user.id), m_newUsersSince),
                          .changedAt = changedAt(user, now)});
    }
    return m_store.queue.add(notes, now);
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
        const auto changed = m_store.users.observe(page->users, {.at = m_clock.now(), .how = ChangeSource::Scan});
        if (!changed)
            return fail(changed.error());
        if (auto noted = note(page->users, *changed); !noted)
            return fail(noted.error());
        for (const AppUser &user : page->users)
            present.insert(user.id.value);
        found += static_cast<int>(changed->size());
        last = page->next;
    } while (last);
    const auto gone = noteVanished(present);
    return gone ? Result<int>(found + *gone) : gone;
}

Result<int> UsersPoll::readIds(const std::stop_token &stop)
{
    QSet<QString> present;
    std::optional<AppUserId> last;
    do {
        const auto page = m_directory.userIdsAfter(last, idsPerPage, stop);
        if (!page)
            return fail(page.error());
        for (const AppUserId &id : page->ids)
            present.insert(id.value);
        last = page->next;
    } while (last);
    return noteVanished(present);
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
    const Moment now = m_clock.now();
    const auto marked = m_store.users.observeGone(*gone, {.at = now, .how = ChangeSource::Scan});
    if (!marked)
        return fail(marked.error());
    QList<WorkNote> notes;
    for (const AppUserId &user : *marked)
        notes.append({.user = user, .purpose = Purpose::Change, .changedAt = now});
    if (auto noted = m_store.queue.add(notes, now); !noted)
        return fail(noted.error());
    if (auto kept = m_store.cursors.setLast(Occasion::UsersRead, now); !kept)
        return fail(kept.error());
    return static_cast<int>(marked->size());
}

Result<QList<AppUserId>> UsersPoll::unknownTo(const QSet<QString> &present)
{
    QList<AppUserId> gone;
    std::optional<AppUserId> after;
    for (;;) {
        const auto known = m_store.users.page(after, usersPerPage);
        if (!known)
            return fail(known.error());
        for (const AppUser &user : *known) {
            if (!present.contains(user.id.value))
                gone.append(user.id);
        }
        if (known->size() < usersPerPage)
            return gone;
        after = known->last().id;
    }
}

} // namespace lockstep
