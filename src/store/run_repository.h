// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "store/database.h"

#include <QMap>

namespace lockstep
{

enum class RunKind { Check, Plan, Apply, Sync };

/// Crashed: found running by a later run. StoppedByGuard, Cancelled and Failed have an ErrorKind's name as `reason`.
enum class RunState { Running, Done, DoneWithCases, StoppedByGuard, Cancelled, Failed, Crashed };

/// Who started a run: the account of the operating system and the name it shows.
struct RunOperator {
    QString account;
    QString displayName = {};

    friend bool operator==(const RunOperator &, const RunOperator &) = default;
};

struct RunEnd {
    RunState state = RunState::Done;
    Moment at;
    /// What was read, written, left: by name.
    QMap<QString, qint64> counts = {};
    /// Technical, no personal data; empty when all went well.
    QString reason = {};
};

struct Run {
    RunId id;
    RunKind kind = RunKind::Sync;
    RunState state = RunState::Running;
    RunOperator startedBy = {};
    Moment startedAt;
    std::optional<Moment> finishedAt = std::nullopt;
    QMap<QString, qint64> counts = {};
    QString reason = {};

    friend bool operator==(const Run &, const Run &) = default;
};

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
    /// Newest first.
    [[nodiscard]] Result<QList<Run>> last(int limit);
    /// To be called while no other engine works here: runs left as running are marked as crashed, and given out.
    [[nodiscard]] Result<QList<Run>> findCrashed(Moment now);

private:
    Database &m_database;
};

} // namespace lockstep
