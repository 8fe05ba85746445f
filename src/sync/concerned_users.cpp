// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/concerned_users.h"

#include "domain/email_address.h"
#include "domain/field_mapping.h"

namespace lockstep
{

namespace
{

Result<void> addLinked(const QList<ContactId> &contacts, Repositories &store, QSet<AppUserId> &users)
{
    const auto links = store.links.ofContacts(contacts);
    if (!links)
        return fail(links.error());
    for (const Link &link : *links)
        users.insert(link.user);
    const auto storing = store.users.storingContacts(contacts);
    if (!storing)
        return fail(storing.error());
    for (const QList<AppUserId> &some : *storing)
        users.unite(QSet<AppUserId>(some.cbegin(), some.cend()));
    return {};
}

Result<void> addAlike(const QList<ContactId> &ids, Repositories &store, QSet<AppUserId> &users)
{
    const auto contacts = store.contacts.withIds(ids);
    if (!contacts)
        return fail(contacts.error());
    QStringList keys;
    QList<AppUserId> named;
    for (const Contact &contact : *contacts) {
        if (const QString key = emailKey(contact.email()); !key.isEmpty())
            keys.append(key);
        if (const QString id = contact.fields.value(appUserIdAlias); !id.isEmpty())
            named.append({id});
    }
    const auto neighbours = usersAtAddresses(keys, store);
    if (!neighbours)
        return fail(neighbours.error());
    users.unite(*neighbours);
    const auto present = store.users.withIds(named);
    if (!present)
        return fail(present.error());
    for (const AppUser &user : *present)
        users.insert(user.id);
    return {};
}

Result<void> addAsked(const QList<ContactId> &contacts, Repositories &store, QSet<AppUserId> &users)
{
    const auto asked = store.cases.usersAskedAbout(contacts, users.values());
    if (!asked)
        return fail(asked.error());
    users.unite(QSet<AppUserId>(asked->cbegin(), asked->cend()));
    return {};
}

} // namespace

Result<QSet<AppUserId>> usersConcernedBy(const QList<ContactId> &contacts, Repositories &store)
{
    QSet<AppUserId> users;
    if (contacts.isEmpty())
        return users;
    if (auto done = addLinked(contacts, store, users); !done)
        return fail(done.error());
    if (auto done = addAlike(contacts, store, users); !done)
        return fail(done.error());
    auto done = addAsked(contacts, store, users);
    return done ? Result<QSet<AppUserId>>(std::move(users)) : fail(done.error());
}

Result<QSet<AppUserId>> usersAtAddresses(const QStringList &keys, Repositories &store)
{
    QSet<AppUserId> users;
    if (keys.isEmpty())
        return users;
    const auto having = store.users.withEmailKeys(keys);
    if (!having)
        return fail(having.error());
    for (const QList<AppUserId> &some : *having)
        users.unite(QSet<AppUserId>(some.cbegin(), some.cend()));
    const auto contacts = store.contacts.withEmailKeys(keys);
    if (!contacts)
        return fail(contacts.error());
    QList<ContactId> ids;
    for (const Contact &contact : *contacts)
        ids.append(contact.id);
    auto done = addLinked(ids, store, users);
    return done ? Result<QSet<AppUserId>>(std::move(users)) : fail(done.error());
}

} // namespace lockstep
