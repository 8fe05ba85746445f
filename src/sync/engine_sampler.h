// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_status.h"
#include "store/database.h"

namespace lockstep
{

/// Keeps how queue and budget stood, once a minute, for the charts.
class EngineSampler
{
public:
    explicit EngineSampler(Database &database)
        : m_database(database)
    {
    }

    /// Nothing is kept where the minute has its sample.
    [[nodiscard]] Result<void> note(const QueueCounts &queue, Moment now);
    /// Forgets older samples, and the requests people could look at.
    [[nodiscard]] Result<void> trim(Moment before);

private:
    Database &m_database;
    qint64 m_minute = -1;
};

} // namespace lockstep
