// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/work_notes.h"

#include "domain/email_address.h"
#include "domain/mutant.h"
#include "sync/concerned_users.h"

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

Result<QSet<AppUserId>> linkedAmong(const QList<AppUserId> &users, Repositories &store)
{
    const auto links = store.links.ofUsers(users);
    if (!links)
        return fail(links.error());
    QSet<AppUserId> linked;
    for (const Link &link : *links)
        linked.insert(link.user);
    return linked;
}

} // namespace

Result<QList<WorkNote>> workOf(const QList<AppUser> &users, const QList<AppUserId> &changed, const UsersLook &look,
                               Repositories &store)
{
    QList<WorkNote> notes;
    if (changed.isEmpty())
        return notes;
    const auto linked = linkedAmong(changed, store);
    if (!linked)
        return fail(linked.error());
    const QSet<AppUserId> wanted(changed.cbegin(), changed.cend());
    for (const AppUser &user : users) {
        if (isMutant("overlooksTheFirstUser") && &user == &users.first())
            continue;
        if (wanted.contains(user.id))
            notes.append({.user = user.id,
                          .purpose = purposeOf(user, linked->contains(user.id), look.newUsersSince),
                          .changedAt = changedAt(user, look.at)});
    }
    return notes;
}

Result<void> queueSeenUsers(const QList<AppUser> &users, const SeenUsers &seen, const UsersLook &look,
                            Repositories &store)
{
    if (seen.changed.isEmpty())
        return {};
    const auto compared = hasBeenCompared(store);
    if (!compared)
        return fail(compared.error());
    auto notes = workOf(users, seen.changed, look, store);
    if (!notes)
        return fail(notes.error());
    if (!*compared)
        notes->removeIf([](const WorkNote &note) { return note.purpose == Purpose::Change; });
    if (auto added = store.queue.add(*notes, look.at); !added)
        return added;
    return queueNeighbours(seen.addresses, seen.changed, look.at, store);
}

Result<void> queueConcerned(const QSet<AppUserId> &users, Moment now, Repositories &store)
{
    QList<WorkNote> notes;
    for (const AppUserId &user : users)
        notes.append({.user = user, .purpose = Purpose::Poll, .changedAt = now});
    return notes.isEmpty() ? Result<void>() : store.queue.add(notes, now);
}

Result<void> queueNeighbours(const QStringList &addresses, const QList<AppUserId> &except, Moment now,
                             Repositories &store)
{
    const auto compared = hasBeenCompared(store);
    if (!compared)
        return fail(compared.error());
    if (!*compared)
        return {};
    auto users = usersAtAddresses(addresses, store);
    if (!users)
        return fail(users.error());
    users->subtract(QSet<AppUserId>(except.cbegin(), except.cend()));
    return queueConcerned(*users, now, store);
}

Result<void> queueMoves(const QHash<AppUserId, QStringList> &addresses, Moment now, Repositories &store)
{
    QHash<QString, QSet<AppUserId>> movers;
    for (const auto &[user, keys] : addresses.asKeyValueRange()) {
        for (const QString &key : keys) {
            if (!key.isEmpty())
                movers[key].insert(user);
        }
    }
    QList<AppUserId> alone;
    for (const auto &[user, keys] : addresses.asKeyValueRange()) {
        if (std::all_of(keys.cbegin(), keys.cend(), [&](const QString &key) { return movers.value(key).size() <= 1; }))
            alone.append(user);
    }
    return queueNeighbours(movers.keys(), alone, now, store);
}

Result<void> queueConcernedBy(const QList<ContactId> &contacts, Moment now, Repositories &store)
{
    const auto users = usersConcernedBy(contacts, store);
    return users ? queueConcerned(*users, now, store) : Result<void>(fail(users.error()));
}

Result<void> queueGoneUsers(const QList<AppUserId> &gone, Moment now, Repositories &store)
{
    QList<WorkNote> notes;
    for (const AppUserId &user : gone)
        notes.append({.user = user, .purpose = Purpose::Change, .changedAt = now});
    if (auto noted = store.queue.add(notes, now); !noted)
        return noted;
    const auto links = store.links.ofUsers(gone);
    if (!links)
        return fail(links.error());
    QList<ContactId> contacts;
    for (const Link &link : *links)
        contacts.append(link.contact);
    if (auto noted = queueConcernedBy(contacts, now, store); !noted)
        return noted;
    const auto last = store.users.keptWithIds(gone);
    if (!last)
        return fail(last.error());
    QStringList addresses;
    for (const AppUser &user : *last)
        addresses.append(emailKey(user.email));
    return queueNeighbours(addresses, gone, now, store);
}

Result<bool> hasBeenCompared(Repositories &store)
{
    return store.cursors.last(Occasion::FullCompare).map([](const auto &last) { return last.has_value(); });
}

} // namespace lockstep
