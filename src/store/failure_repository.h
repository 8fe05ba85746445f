// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure_grouping.h"
#include "store/database.h"

namespace lockstep
{

/// Everybody who could not be written: work that was given up or is tried again, and what Mautic refused.
class FailureRepository
{
public:
    explicit FailureRepository(Database &database)
        : m_database(database)
    {
    }

    /// Each person once, the oldest failure first.
    [[nodiscard]] Result<QList<Failure>> all();

private:
    [[nodiscard]] Result<QList<Failure>> ofQueue();
    [[nodiscard]] Result<QList<Failure>> refused();

    Database &m_database;
};

} // namespace lockstep
