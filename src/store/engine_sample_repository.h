// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_history.h"
#include "store/database.h"

namespace lockstep
{

/// One row for each minute an engine ran, for the charts.
class EngineSampleRepository
{
public:
    explicit EngineSampleRepository(Database &database)
        : m_database(database)
    {
    }

    /// Takes the place of what was saved for the same minute.
    [[nodiscard]] Result<void> save(const EngineSample &sample);
    /// Oldest first; `at` is the start of a minute.
    [[nodiscard]] Result<QList<EngineSample>> since(Moment moment);
    [[nodiscard]] Result<void> trim(Moment before);

private:
    Database &m_database;
};

} // namespace lockstep
