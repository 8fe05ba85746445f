// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/email_address.h"
#include "sync/contact_candidates.h"
#include "sync/facts_reader.h"

namespace lockstep
{

namespace
{

constexpr qsizetype longestExchange = 50;

} // namespace

bool isSettled(const PersonFacts &facts)
{
    return facts.link && facts.linkedContact && facts.linkedContact->id == facts.link->contact;
}

QList<Contact> candidatesOf(const PersonFacts &facts)
{
    QList<Contact> candidates = facts.byAppUserId + facts.byEmail;
    if (facts.tracked)
        candidates.append(*facts.tracked);
    if (facts.linkedContact && !isSettled(facts))
        candidates.append(*facts.linkedContact);
    if (facts.chosen)
        candidates.append(*facts.chosen);
    return candidates;
}

/// A contact belongs to the user it is linked to or, before that, to the one whose row in the application names it.
Result<void> FactsReader::addOwners(Page &page)
{
    QList<ContactId> ids;
    for (const PersonFacts &facts : std::as_const(page)) {
        for (const Contact &contact : candidatesOf(facts))
            ids.append(contact.id);
    }
    if (ids.isEmpty())
        return {};
    const auto links = m_store.links.ofContacts(ids);
    if (!links)
        return fail(links.error());
    auto owners = m_store.users.storingContacts(ids);
    if (!owners)
        return fail(owners.error());
    for (const Link &link : *links)
        owners->insert(link.contact, {link.user});
    for (PersonFacts &facts : page) {
        for (const Contact &contact : candidatesOf(facts)) {
            for (const AppUserId &owner : owners->value(contact.id)) {
                if (owner != facts.user.id)
                    facts.owners.insert(contact.id, owner);
            }
        }
    }
    return {};
}

/// Who wants an address that another's contact has, whose user in turn wants another: does that come back to the first?
Result<void> FactsReader::addExchanges(Page &page)
{
    for (PersonFacts &facts : page) {
        if (!isSettled(facts) || facts.byEmail.isEmpty())
            continue;
        auto exchange = exchangeOf(facts);
        if (!exchange)
            return fail(exchange.error());
        facts.exchangesWith = *std::move(exchange);
    }
    return {};
}

Result<QList<AppUserId>> FactsReader::exchangeOf(const PersonFacts &facts)
{
    const QString own = emailKey(facts.user.email);
    if (own.isEmpty() || own == emailKey(facts.linkedContact->email()))
        return QList<AppUserId>();
    QList<AppUserId> chain;
    auto holder = holderOf(own);
    while (holder && *holder && chain.size() < longestExchange) {
        const auto owner = ownerOf(**holder);
        if (!owner)
            return fail(owner.error());
        if (!*owner || chain.contains((*owner)->id))
            return QList<AppUserId>();
        if ((*owner)->id == facts.user.id)
            return chain;
        chain.append((*owner)->id);
        holder = holderOf(emailKey((*owner)->email));
    }
    return holder ? Result<QList<AppUserId>>(QList<AppUserId>()) : fail(holder.error());
}

Result<std::optional<AppUser>> FactsReader::ownerOf(ContactId contact)
{
    const auto links = m_store.links.ofContacts({contact});
    if (!links)
        return fail(links.error());
    if (links->size() != 1)
        return std::optional<AppUser>();
    const auto users = m_store.users.withIds({links->first().user});
    if (!users)
        return fail(users.error());
    return users->isEmpty() ? std::nullopt : std::optional(users->first());
}

Result<std::optional<ContactId>> FactsReader::holderOf(const QString &key)
{
    const auto contacts = m_store.contacts.withEmailKeys({key});
    if (!contacts)
        return fail(contacts.error());
    return contacts->size() == 1 ? std::optional(contacts->first().id) : std::nullopt;
}

/// Only for those not linked yet, whose contact was found by an id and holds another address.
Result<void> FactsReader::addAddressOwners(Page &page)
{
    const auto foundById = [](const PersonFacts &facts) {
        QList<Contact> contacts = facts.byAppUserId;
        if (facts.linkedContact)
            contacts.append(*facts.linkedContact);
        return facts.link ? QList<Contact>() : contacts;
    };
    QStringList keys;
    for (const PersonFacts &facts : std::as_const(page)) {
        for (const Contact &contact : foundById(facts)) {
            if (const QString key = emailKey(contact.email()); !key.isEmpty() && key != emailKey(facts.user.email))
                keys.append(key);
        }
    }
    if (keys.isEmpty())
        return {};
    const auto users = m_store.users.withEmailKeys(keys);
    if (!users)
        return fail(users.error());
    for (PersonFacts &facts : page) {
        for (const Contact &contact : foundById(facts)) {
            for (const AppUserId &user : users->value(emailKey(contact.email()))) {
                if (user != facts.user.id)
                    facts.addressOwners.insert(contact.id, user);
            }
        }
    }
    return {};
}

Result<void> FactsReader::addExistingUsers(Page &page)
{
    QList<AppUserId> named;
    const auto namesAnother = [](const PersonFacts &facts, const Contact &contact) {
        const QString id = contact.fields.value(appUserIdAlias);
        return !id.isEmpty() && id != facts.user.id.value;
    };
    for (const PersonFacts &facts : page) {
        QList<Contact> contacts = candidatesOf(facts);
        if (facts.linkedContact)
            contacts.append(*facts.linkedContact);
        for (const Contact &contact : contacts) {
            if (namesAnother(facts, contact))
                named.append({contact.fields.value(appUserIdAlias)});
        }
    }
    if (named.isEmpty())
        return {};
    const auto users = m_store.users.withIds(named);
    if (!users)
        return fail(users.error());
    QSet<AppUserId> existing;
    for (const AppUser &user : *users)
        existing.insert(user.id);
    for (PersonFacts &facts : page)
        facts.existingUsers = existing;
    return {};
}

} // namespace lockstep
