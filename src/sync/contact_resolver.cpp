// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/contact_resolver.h"

namespace lockstep
{

namespace
{

/// Kept as the survivor of an id that Mautic deleted.
constexpr ContactId deleted{0};

QHash<ContactId, Contact> byId(const QList<Contact> &contacts)
{
    QHash<ContactId, Contact> found;
    for (const Contact &contact : contacts)
        found.insert(contact.id, contact);
    return found;
}

QList<ContactId> missingFrom(const QHash<ContactId, Contact> &found, const QList<ContactId> &ids)
{
    QList<ContactId> missing;
    for (const ContactId id : ids) {
        if (!found.contains(id) && !missing.contains(id))
            missing.append(id);
    }
    return missing;
}

} // namespace

ContactResolver::ContactResolver(ContactApi &mautic, Repositories &store)
    : m_mautic(&mautic)
    , m_store(store)
{
}

ContactResolver::ContactResolver(Repositories &store)
    : m_store(store)
{
}

Result<QHash<ContactId, Contact>> ContactResolver::resolve(const QList<ContactId> &ids, const std::stop_token &stop)
{
    const auto held = m_store.contacts.withIds(ids);
    if (!held)
        return fail(held.error());
    QHash<ContactId, Contact> found = byId(*held);
    const QList<ContactId> missing = missingFrom(found, ids);
    if (missing.isEmpty())
        return found;
    auto merged = m_store.contacts.mergedInto(missing);
    for (const ContactId id : missing) {
        if (!merged)
            return fail(merged.error());
        if (merged->contains(id) || m_mautic == nullptr)
            continue;
        if (auto done = lookUp(id, stop); !done)
            return fail(done.error());
    }
    merged = m_store.contacts.mergedInto(missing);
    if (!merged)
        return fail(merged.error());
    const auto survivors = m_store.contacts.withIds(merged->values());
    if (!survivors)
        return fail(survivors.error());
    const QHash<ContactId, Contact> survivorById = byId(*survivors);
    for (const auto &[asked, survivor] : merged->asKeyValueRange()) {
        if (survivorById.contains(survivor))
            found.insert(asked, survivorById.value(survivor));
    }
    return found;
}

Result<void> ContactResolver::lookUp(ContactId id, const std::stop_token &stop)
{
    const auto contact = m_mautic->contact(id, stop);
    if (!contact && contact.error().kind == ErrorKind::NotFound)
        return m_store.contacts.rememberMerge(id, deleted);
    if (!contact)
        return fail(contact.error());
    if (const auto saved = m_store.contacts.upsertAnswered({*contact}); !saved)
        return fail(saved.error());
    // Answered under its own id: it was made after the full read had passed it.
    if (contact->id == id)
        return {};
    return m_store.contacts.rememberMerge(id, contact->id);
}

} // namespace lockstep
