// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/activity.h"
#include "store/database.h"

namespace lockstep
{

/// What runs wrote, page by page, however much it is.
class WrittenPages
{
public:
    explicit WrittenPages(Database &database)
        : m_database(database)
    {
    }

    /// Up to `limit` rows before `place`, newest first; nothing: from the newest. What the query says of requests is
    /// not looked at.
    [[nodiscard]] Result<QList<WrittenEntry>> before(const std::optional<ActivityPlace::Row> &place,
                                                     const ActivityQuery &query, int limit);

private:
    Database &m_database;
};

} // namespace lockstep
