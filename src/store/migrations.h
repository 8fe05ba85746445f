// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

namespace lockstep
{

/// Brings a database to the newest schema, each step in a transaction of its own.
class Migrations
{
public:
    explicit Migrations(Database &database)
        : m_database(database)
    {
    }

    /// StoreNewer where the database is ahead of this program.
    [[nodiscard]] Result<void> apply();

private:
    [[nodiscard]] Result<void> step(int version);
    [[nodiscard]] Result<int> schema();

    Database &m_database;
};

} // namespace lockstep
