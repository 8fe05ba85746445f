// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_status.h"
#include "store/database.h"

namespace lockstep
{

/// What the engine last said of itself, and what people told it; for every process that has the store.
class EngineStatusRepository
{
public:
    explicit EngineStatusRepository(Database &database)
        : m_database(database)
    {
    }

    [[nodiscard]] Result<void> save(const EngineStatus &status);
    /// As it was saved; whether the one who saved it still lives is told by `at`.
    [[nodiscard]] Result<EngineStatus> find();

    /// Nothing is written and nobody is asked while it is paused; opt-outs wait too, and the window says so.
    [[nodiscard]] Result<void> setPaused(bool paused);
    [[nodiscard]] Result<bool> isPaused();
    /// People look at the window or ask for something: changes of Mautic are to be noticed sooner for a while.
    [[nodiscard]] Result<void> notePeople(Moment now);
    [[nodiscard]] Result<std::optional<Moment>> peopleSeenAt();

private:
    Database &m_database;
};

} // namespace lockstep
