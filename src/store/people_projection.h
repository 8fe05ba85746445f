// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

#include <stop_token>

namespace lockstep
{

/// Keeps the list of everybody of both sides up to date with the mirrors, the links and the last run's decisions, for
/// those who show lists; runs do not need it. Belongs to the thread of its database.
class PeopleProjection
{
public:
    static constexpr int pageSize = 1000;

    explicit PeopleProjection(Database &database)
        : m_database(database)
    {
    }

    /// Whether no run has ended since the last update.
    [[nodiscard]] Result<bool> isCurrent();
    /// Returns how many rows came, went or changed; others cost no write. Cancelled between two pages: what was brought
    /// up to date until then stays so, and the next update goes on with the rest.
    [[nodiscard]] Result<qint64> update(const std::stop_token &stop);

private:
    [[nodiscard]] Result<QString> present();

    Database &m_database;
};

} // namespace lockstep
