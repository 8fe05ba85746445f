// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/contact_api.h"
#include "sync/repositories.h"

namespace lockstep
{

/// Follows ids that a full read did not bring: Mautic merged them into others, or deleted them (mautic-api.md 3.8).
/// What was learnt is kept, since neither can be undone there: each id costs one request ever.
class ContactResolver
{
public:
    ContactResolver(ContactApi &mautic, Repositories &store);
    /// Asks nobody: what the mirror lacks is absent.
    explicit ContactResolver(Repositories &store);

    /// The contacts behind these ids, by the asked id; deleted ones are absent. Only ids the mirror lacks are asked
    /// for.
    [[nodiscard]] Result<QHash<ContactId, Contact>> resolve(const QList<ContactId> &ids, const std::stop_token &stop);

private:
    [[nodiscard]] Result<void> lookUp(ContactId id, const std::stop_token &stop);

    ContactApi *m_mautic = nullptr;
    Repositories &m_store;
};

} // namespace lockstep
