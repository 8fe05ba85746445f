// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/observed_change.h"
#include "domain/person_details.h"
#include "sync/repositories.h"

namespace lockstep
{

/// Adds to what is known of a person the changes that were seen on both sides and what people decided: entries of the
/// timeline, and who or what changed a value last. Belongs to the thread of the store.
class PersonHistory
{
public:
    /// Older changes are left out.
    static constexpr int changesRead = 500;

    explicit PersonHistory(Repositories &store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<void> addTo(PersonDetails &details);
    /// Of both sides, newest first on each.
    [[nodiscard]] Result<QList<ObservedChange>> changesOf(const PersonRef &who);

private:
    [[nodiscard]] Result<void> addDecisions(PersonDetails &details);

    Repositories &m_store;
};

} // namespace lockstep
