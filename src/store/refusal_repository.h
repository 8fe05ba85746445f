// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/refusal.h"
#include "store/database.h"

namespace lockstep
{

struct KeptRefusal {
    Refusal refusal;
    Moment at;
};

/// What Mautic refused of whom, so that it is not sent again until the values change.
class RefusalRepository
{
public:
    explicit RefusalRepository(Database &database)
        : m_database(database)
    {
    }

    [[nodiscard]] Result<void> save(const QList<Refusal> &refusals, Moment now);
    [[nodiscard]] Result<QHash<AppUserId, Refusal>> all();
    /// Somebody wants it tried once more.
    [[nodiscard]] Result<void> forget(const AppUserId &user);
    [[nodiscard]] Result<std::optional<KeptRefusal>> ofUser(const AppUserId &user);

private:
    Database &m_database;
};

} // namespace lockstep
