// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/run.h"
#include "domain/run_undo.h"
#include "store/database.h"

namespace lockstep
{

/// What was done in this workspace, by whom and how it ended.
class RunRepository
{
public:
    explicit RunRepository(Database &database)
        : m_database(database)
    {
    }

    [[nodiscard]] Result<RunId> start(RunKind kind, const RunOperator &startedBy, Moment now);
    /// BadInput where the run is not running.
    [[nodiscard]] Result<void> finish(RunId run, const RunEnd &end);
    /// Forgets what the engine did by itself before, with all its rows; runs of people stay.
    [[nodiscard]] Result<void> trimBackground(Moment before);
    /// Newest first.
    [[nodiscard]] Result<QList<Run>> last(int limit);
    /// The same, with how far each was taken back.
    [[nodiscard]] Result<QList<ListedRun>> lastWithUndo(int limit);
    /// What the decisions that take a run back have as their batch.
    [[nodiscard]] static QString batchOfUndo(RunId run);
    /// To be called while no other engine works here: runs left as running are marked as crashed, and given out.
    [[nodiscard]] Result<QList<Run>> findCrashed(Moment now);

private:
    Database &m_database;
};

} // namespace lockstep
