// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/observe_people_pass.h"

#include "domain/email_address.h"

namespace lockstep
{

namespace
{

QStringList addressesOf(const QList<AppUser> &users)
{
    QStringList addresses;
    for (const AppUser &user : users) {
        if (!emailKey(user.email).isEmpty())
            addresses.append(user.email);
    }
    return addresses;
}

} // namespace

ObservePeoplePass::ObservePeoplePass(UserDirectory &directory, ContactApi &mautic, Repositories &store)
    : m_directory(directory)
    , m_mautic(mautic)
    , m_store(store)
{
}

Result<QList<AppUser>> ObservePeoplePass::run(const QList<AppUserId> &ids, const std::stop_token &stop)
{
    auto users = m_directory.usersWithIds(ids, stop);
    if (!users)
        return fail(users.error());
    if (users->isEmpty())
        return fail(ErrorKind::NotFound, QStringLiteral("the application has no such user"));
    if (const auto kept = m_store.users.upsert(*users); !kept)
        return fail(kept.error());
    const auto links = m_store.links.ofUsers(ids);
    if (!links)
        return fail(links.error());
    for (const Link &link : *links) {
        if (auto read = readContact(link.contact, stop); !read)
            return fail(read.error());
    }
    const QStringList addresses = addressesOf(*users);
    if (addresses.isEmpty())
        return users;
    const auto contacts = m_mautic.contactsWithEmails(addresses, stop);
    if (!contacts)
        return fail(contacts.error());
    if (const auto kept = m_store.contacts.upsertAnswered(*contacts); !kept)
        return fail(kept.error());
    return users;
}

Result<void> ObservePeoplePass::readContact(ContactId id, const std::stop_token &stop)
{
    const auto contact = m_mautic.contact(id, stop);
    if (contact && contact->id == id) {
        const auto kept = m_store.contacts.upsertAnswered({*contact});
        return kept ? Result<void>() : Result<void>(fail(kept.error()));
    }
    if (!contact && contact.error().kind != ErrorKind::NotFound)
        return fail(contact.error());
    // Merged or deleted: from here on the resolver asks about it as it does after a full read.
    const auto removed = m_store.contacts.remove({id});
    return removed ? Result<void>() : Result<void>(fail(removed.error()));
}

} // namespace lockstep
