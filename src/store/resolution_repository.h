// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/resolution.h"
#include "store/database.h"

namespace lockstep
{

/// What people decided about users. Kept for good: who decided what, and who took it back.
class ResolutionRepository
{
public:
    explicit ResolutionRepository(Database &database)
        : m_database(database)
    {
    }

    /// All in one transaction; returns them with their numbers.
    [[nodiscard]] Result<QList<Resolution>> add(QList<Resolution> resolutions);
    /// Those in force (isInForce) about these users, oldest first.
    [[nodiscard]] Result<QList<Resolution>> inForce(const QList<AppUserId> &users);
    /// Newest first.
    [[nodiscard]] Result<QList<Resolution>> ofUser(const AppUserId &user);
    [[nodiscard]] Result<QList<Resolution>> ofBatch(const QString &batch);
    /// The newest answer to a case.
    [[nodiscard]] Result<std::optional<Resolution>> ofCase(qint64 caseId);
    /// Newest first; from the newest, or those older than `before`. Of a run that was taken back only whom it left
    /// alone: the rest is told with the run.
    [[nodiscard]] Result<QList<Resolution>> page(std::optional<qint64> before, int limit);

    /// Carried out: what waited is done, what was to be taken back is undone. Others are left as they are.
    [[nodiscard]] Result<void> settle(const QList<qint64> &ids, Moment now);
    /// Not carried out, since a side had changed: what waited is stale, what was to be taken back stays done.
    [[nodiscard]] Result<void> refuse(const QList<qint64> &ids, Moment now);
    /// Somebody takes it back: at once where it wrote nothing, else `Undoing`.
    [[nodiscard]] Result<void> undo(qint64 id, ResolutionState state, const QString &by, Moment now);

private:
    [[nodiscard]] Result<void> runForEach(const QString &name, const QList<qint64> &ids, Moment now);

    Database &m_database;
};

} // namespace lockstep
