// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_facts.h"
#include "sync/contact_resolver.h"

namespace lockstep
{

/// Gathers from the mirror what is known of a page of users and of the contacts that might be theirs.
class FactsReader
{
public:
    FactsReader(Repositories &store, ContactResolver &resolver, const DecisionSettings &settings);

    /// Reads what is the same for every page. Once, before them.
    [[nodiscard]] Result<void> prepare();
    /// One for each user, in their order.
    [[nodiscard]] Result<QList<PersonFacts>> factsOf(const QList<AppUser> &users, const std::stop_token &stop);

private:
    using Page = QList<PersonFacts>;

    [[nodiscard]] Result<void> addLinks(Page &page);
    [[nodiscard]] Result<void> addResolutions(Page &page);
    [[nodiscard]] Result<void> addKeptContacts(Page &page, const std::stop_token &stop);
    [[nodiscard]] Result<void> addByAppUserId(Page &page);
    [[nodiscard]] Result<void> addByEmail(Page &page);
    [[nodiscard]] Result<void> addOwners(Page &page);
    [[nodiscard]] Result<void> addExchanges(Page &page);
    [[nodiscard]] Result<QList<AppUserId>> exchangeOf(const PersonFacts &facts);
    [[nodiscard]] Result<std::optional<AppUser>> ownerOf(ContactId contact);
    [[nodiscard]] Result<std::optional<ContactId>> holderOf(const QString &key);
    [[nodiscard]] Result<void> addAddressOwners(Page &page);
    [[nodiscard]] Result<void> addExistingUsers(Page &page);
    [[nodiscard]] Result<void> addOptOuts(Page &page);
    [[nodiscard]] Result<void> addMemberships(Page &page);
    [[nodiscard]] Result<void> addMauticTimes(Page &page);
    [[nodiscard]] QStringList keysToLookUp(const PersonFacts &facts) const;
    [[nodiscard]] Result<void> addSharing(Page &page);
    void addRefusals(Page &page) const;

    Repositories &m_store;
    ContactResolver &m_resolver;
    const DecisionSettings &m_settings;
    /// Of the addresses of the present page.
    QSet<QString> m_sharedByContacts;
    QHash<AppUserId, Refusal> m_refusals;
};

} // namespace lockstep
