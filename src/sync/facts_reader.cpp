// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/facts_reader.h"

#include "domain/email_address.h"
#include "domain/person_decision.h"
#include "domain/person_resolutions.h"
#include "store/user_lookups.h"
#include "sync/contact_candidates.h"

#include <algorithm>

namespace lockstep
{

namespace
{

QList<ContactId> contactsOf(const PersonFacts &facts)
{
    QList<ContactId> ids;
    if (facts.linkedContact)
        ids.append(facts.linkedContact->id);
    for (const Contact &contact : candidatesOf(facts))
        ids.append(contact.id);
    return ids;
}

std::optional<ContactId> keptContactOf(const PersonFacts &facts)
{
    return facts.link ? facts.link->contact : facts.user.storedContact;
}

std::optional<ContactId> chosenContactOf(const PersonFacts &facts)
{
    const Resolution *linking = linkingResolution(facts);
    return linking ? linking->contact : std::nullopt;
}

/// Addresses that somebody decided on, or that come back.
QStringList decidedAddresses(const PersonFacts &facts)
{
    QStringList keys;
    for (const Resolution &resolution : facts.resolutions) {
        if (resolution.field != emailAlias)
            continue;
        keys.append(emailKey(resolution.value));
        keys.append(emailKey(resolution.seen.mautic.value_or(QString())));
    }
    keys.removeAll(QString());
    return keys;
}

bool anybodyDecided(const QList<PersonFacts> &page)
{
    return std::any_of(page.cbegin(), page.cend(),
                       [](const PersonFacts &facts) { return !facts.resolutions.isEmpty(); });
}

/// Of the users, and of the contacts they are known by.
QStringList addressesOf(const QList<PersonFacts> &page)
{
    QStringList keys;
    for (const PersonFacts &facts : page) {
        QList<Contact> contacts = facts.byAppUserId;
        if (facts.linkedContact)
            contacts.append(*facts.linkedContact);
        keys.append(emailKey(facts.user.email));
        for (const Contact &contact : std::as_const(contacts)) {
            if (const QString key = emailKey(contact.email()); key != keys.last())
                keys.append(key);
        }
    }
    return keys;
}

} // namespace

FactsReader::FactsReader(Repositories &store, ContactResolver &resolver, const DecisionSettings &settings)
    : m_store(store)
    , m_resolver(resolver)
    , m_settings(settings)
{
}

Result<void> FactsReader::prepare()
{
    const auto refusals = m_store.refusals.all();
    if (!refusals)
        return fail(refusals.error());
    m_refusals = *refusals;
    return {};
}

Result<QList<PersonFacts>> FactsReader::factsOf(const QList<AppUser> &users, const std::stop_token &stop)
{
    Page page;
    page.reserve(users.size());
    for (const AppUser &user : users)
        page.append({.user = user});
    if (auto done = addLinks(page); !done)
        return fail(done.error());
    if (auto done = addResolutions(page); !done)
        return fail(done.error());
    if (auto done = addKeptContacts(page, stop); !done)
        return fail(done.error());
    using Step = Result<void> (FactsReader::*)(Page &);
    for (const Step step :
         {&FactsReader::addByAppUserId, &FactsReader::addByEmail, &FactsReader::addOwners, &FactsReader::addExchanges,
          &FactsReader::addAddressOwners, &FactsReader::addExistingUsers, &FactsReader::addOptOuts,
          &FactsReader::addMemberships, &FactsReader::addSharing, &FactsReader::addMauticTimes}) {
        if (auto done = (this->*step)(page); !done)
            return fail(done.error());
    }
    addRefusals(page);
    return page;
}

Result<void> FactsReader::addLinks(Page &page)
{
    QList<AppUserId> ids;
    for (const PersonFacts &facts : page)
        ids.append(facts.user.id);
    const auto links = m_store.links.ofUsers(ids);
    if (!links)
        return fail(links.error());
    QHash<AppUserId, const Link *> byUser;
    for (const Link &link : *links)
        byUser.insert(link.user, &link);
    for (PersonFacts &facts : page) {
        if (const Link *link = byUser.value(facts.user.id))
            facts.link = *link;
    }
    return {};
}

Result<void> FactsReader::addResolutions(Page &page)
{
    QList<AppUserId> ids;
    for (const PersonFacts &facts : std::as_const(page))
        ids.append(facts.user.id);
    const auto inForce = m_store.resolutions.inForce(ids);
    if (!inForce)
        return fail(inForce.error());
    if (inForce->isEmpty())
        return {};
    QHash<AppUserId, QList<Resolution>> byUser;
    for (const Resolution &resolution : *inForce)
        byUser[resolution.user].append(resolution);
    for (PersonFacts &facts : page)
        facts.resolutions = byUser.value(facts.user.id);
    return {};
}

Result<void> FactsReader::addKeptContacts(Page &page, const std::stop_token &stop)
{
    QList<ContactId> ids;
    for (const PersonFacts &facts : page) {
        if (const auto kept = keptContactOf(facts))
            ids.append(*kept);
        if (!facts.link && facts.user.trackedContact)
            ids.append(*facts.user.trackedContact);
        if (const auto chosen = chosenContactOf(facts))
            ids.append(*chosen);
    }
    const auto contacts = m_resolver.resolve(ids, stop);
    if (!contacts)
        return fail(contacts.error());
    const auto find = [&](const std::optional<ContactId> &id) -> std::optional<Contact> {
        const auto found = id ? contacts->constFind(*id) : contacts->constEnd();
        return found == contacts->constEnd() ? std::nullopt : std::optional<Contact>(*found);
    };
    for (PersonFacts &facts : page) {
        facts.linkedContact = find(keptContactOf(facts));
        if (!facts.link)
            facts.tracked = find(facts.user.trackedContact);
        facts.chosen = find(chosenContactOf(facts));
    }
    return {};
}

Result<void> FactsReader::addByAppUserId(Page &page)
{
    QStringList ids;
    for (const PersonFacts &facts : page) {
        if (!isSettled(facts))
            ids.append(facts.user.id.value);
    }
    if (ids.isEmpty())
        return {};
    const auto contacts = m_store.contacts.withAppUserIds(ids);
    if (!contacts)
        return fail(contacts.error());
    QHash<QString, QList<Contact>> byUser;
    for (const Contact &contact : *contacts)
        byUser[contact.fields.value(appUserIdAlias)].append(contact);
    for (PersonFacts &facts : page) {
        if (!isSettled(facts))
            facts.byAppUserId = byUser.value(facts.user.id.value);
    }
    return {};
}

/// The user's own address, and those of its contacts that other contacts hold too.
QStringList FactsReader::keysToLookUp(const PersonFacts &facts) const
{
    QStringList keys;
    const QString own = emailKey(facts.user.email);
    // The holder is known already where it is the linked contact, and no other contact has the address too.
    const bool isHeldByTheContact = isSettled(facts) && emailKey(facts.linkedContact->email()) == own;
    if (!own.isEmpty() && (!isHeldByTheContact || m_sharedByContacts.contains(own)))
        keys.append(own);
    for (const QString &key : decidedAddresses(facts)) {
        if (!keys.contains(key))
            keys.append(key);
    }
    if (m_sharedByContacts.isEmpty())
        return keys;
    QList<Contact> contacts = facts.byAppUserId;
    if (facts.linkedContact)
        contacts.append(*facts.linkedContact);
    for (const Contact &contact : std::as_const(contacts)) {
        const QString key = emailKey(contact.email());
        if (m_sharedByContacts.contains(key) && !keys.contains(key))
            keys.append(key);
    }
    return keys;
}

Result<void> FactsReader::addByEmail(Page &page)
{
    const auto shared = m_store.contacts.sharedAmong(addressesOf(page));
    if (!shared)
        return fail(shared.error());
    m_sharedByContacts = *shared;
    QStringList keys;
    for (const PersonFacts &facts : std::as_const(page))
        keys += keysToLookUp(facts);
    if (keys.isEmpty())
        return {};
    const auto contacts = m_store.contacts.withEmailKeys(keys);
    if (!contacts)
        return fail(contacts.error());
    QHash<QString, QList<Contact>> byKey;
    for (const Contact &contact : *contacts)
        byKey[emailKey(contact.email())].append(contact);
    for (PersonFacts &facts : page) {
        for (const QString &key : keysToLookUp(facts))
            facts.byEmail += byKey.value(key);
    }
    return {};
}

Result<void> FactsReader::addOptOuts(Page &page)
{
    if (!m_settings.knowsOptOuts && !anybodyDecided(page))
        return {};
    QList<ContactId> ids;
    for (const PersonFacts &facts : page)
        ids += contactsOf(facts);
    const auto rows = m_store.doNotContact.ofContacts(ids);
    if (!rows)
        return fail(rows.error());
    if (rows->isEmpty())
        return {};
    QHash<ContactId, QList<DoNotContact>> byContact;
    for (const DoNotContact &row : *rows)
        byContact[row.contact].append(row);
    for (PersonFacts &facts : page) {
        for (const ContactId id : contactsOf(facts))
            facts.doNotContact += byContact.value(id);
    }
    return {};
}

Result<void> FactsReader::addMemberships(Page &page)
{
    QList<ContactId> ids;
    for (const PersonFacts &facts : page) {
        if (isNewUser(facts.user, m_settings))
            ids += contactsOf(facts);
    }
    if (ids.isEmpty())
        return {};
    QHash<ContactId, QList<SegmentMember>> byContact;
    for (const SegmentTarget &target : m_settings.segments) {
        if (!target.id)
            continue;
        const auto members = m_store.members.membersAmong(*target.id, ids);
        if (!members)
            return fail(members.error());
        for (const SegmentMember &member : *members)
            byContact[member.contact].append(member);
    }
    for (PersonFacts &facts : page) {
        for (const ContactId id : contactsOf(facts))
            facts.memberships += byContact.value(id);
    }
    return {};
}

void FactsReader::addRefusals(Page &page) const
{
    if (m_refusals.isEmpty())
        return;
    for (PersonFacts &facts : page) {
        const auto refusal = m_refusals.constFind(facts.user.id);
        if (refusal != m_refusals.constEnd())
            facts.refusal = *refusal;
    }
}

Result<void> FactsReader::addSharing(Page &page)
{
    QStringList keys;
    for (const PersonFacts &facts : std::as_const(page)) {
        if (const QString key = emailKey(facts.user.email); !key.isEmpty())
            keys.append(key);
    }
    const auto holders = usersSharingAddresses(m_store.database, keys);
    if (!holders)
        return fail(holders.error());
    if (holders->isEmpty())
        return {};
    for (PersonFacts &facts : page) {
        const auto sharing = holders->constFind(emailKey(facts.user.email));
        if (sharing == holders->constEnd() || sharing->size() < 2)
            continue;
        for (const AppUserId &other : *sharing) {
            if (other != facts.user.id)
                facts.sharingAddress.append(other);
        }
    }
    return {};
}

} // namespace lockstep
