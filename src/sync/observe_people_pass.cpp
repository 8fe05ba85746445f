// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/observe_people_pass.h"

#include "domain/email_address.h"
#include "store/transaction.h"
#include "sync/mautic_poll.h"
#include "sync/work_notes.h"

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

ObservePeoplePass::ObservePeoplePass(UserDirectory &directory, ContactApi &mautic, Repositories &store,
                                     const Clock &clock)
    : m_directory(directory)
    , m_mautic(mautic)
    , m_store(store)
    , m_clock(clock)
{
}

Result<QList<AppUser>> ObservePeoplePass::run(const QList<AppUserId> &ids, const std::stop_token &stop)
{
    auto users = m_directory.usersWithIds(ids, stop);
    if (!users)
        return fail(users.error());
    if (users->isEmpty())
        return fail(ErrorKind::NotFound, QStringLiteral("the application has no such user"));
    if (auto kept = keep(*users); !kept)
        return fail(kept.error());
    if (auto read = readContactsOf(*users, stop); !read)
        return fail(read.error());
    return users;
}

Result<void> ObservePeoplePass::keep(const QList<AppUser> &users)
{
    return inTransaction(m_store.database, [&]() -> Result<void> {
        const UsersLook look{.at = m_clock.now(), .newUsersSince = m_newUsersSince};
        const auto seen = m_store.users.see(users, {.at = look.at, .how = ChangeSource::Poll});
        return seen ? queueSeenUsers(users, *seen, look, m_store) : Result<void>(fail(seen.error()));
    });
}

Result<void> ObservePeoplePass::lookUp(const QList<AppUserId> &ids, const std::stop_token &stop)
{
    const auto users = m_store.users.withIds(ids);
    return users ? readContactsOf(*users, stop) : Result<void>(fail(users.error()));
}

/// Those of contacts whose making was never answered.
Result<QStringList> ObservePeoplePass::addressesSent(const QList<AppUserId> &ids)
{
    if (ids.isEmpty())
        return QStringList();
    const auto rows = m_store.appliedRows.unanswered(ids);
    if (!rows)
        return fail(rows.error());
    QStringList addresses;
    for (const UnansweredRow &each : *rows) {
        for (const FieldChange &change : each.row.changes) {
            if (each.row.kind == PlanRowKind::CreateContact && change.alias == emailAlias)
                addresses.append(change.after);
        }
    }
    return addresses;
}

Result<void> ObservePeoplePass::readContactsOf(const QList<AppUser> &users, const std::stop_token &stop)
{
    QList<AppUserId> ids;
    for (const AppUser &user : users)
        ids.append(user.id);
    const auto links = m_store.links.ofUsers(ids);
    if (!links)
        return fail(links.error());
    QList<ContactId> linked;
    for (const Link &link : *links)
        linked.append(link.contact);
    // One that was merged or deleted leaves the mirror: from here on the resolver asks about it as after a full read.
    if (const auto read = MauticPoll(m_mautic, m_store, m_clock).readContacts(linked, stop); !read)
        return fail(read.error());
    const auto sent = addressesSent(ids);
    if (!sent)
        return fail(sent.error());
    const QStringList addresses = addressesOf(users) + *sent;
    if (addresses.isEmpty())
        return {};
    const auto contacts = m_mautic.contactsWithEmails(addresses, stop);
    if (!contacts)
        return fail(contacts.error());
    const auto kept = m_store.contacts.observe(*contacts, {.at = m_clock.now(), .how = ChangeSource::Poll});
    return kept ? Result<void>() : Result<void>(fail(kept.error()));
}

} // namespace lockstep
