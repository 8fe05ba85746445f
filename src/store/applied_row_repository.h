// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/applied_row.h"
#include "domain/run.h"
#include "store/database.h"

namespace lockstep
{

/// A row of some run, as what was done to one person.
struct WrittenRow {
    RunId run;
    Moment at;
    RunOperator startedBy;
    AppliedRow row;
};

/// The durable record of what runs wrote: intents before the first byte leaves, outcomes after the answer.
class AppliedRowRepository
{
public:
    explicit AppliedRowRepository(Database &database)
        : m_database(database)
    {
    }

    /// Adds rows or, where the run has one at this position, replaces its outcome, contact and reason. All or none.
    [[nodiscard]] Result<void> save(RunId run, const QList<AppliedRow> &rows, Moment now);
    /// By position.
    [[nodiscard]] Result<QList<AppliedRow>> ofRun(RunId run);
    /// What was written of one user, newest first.
    [[nodiscard]] Result<QList<WrittenRow>> ofUser(const AppUserId &user, int limit);
    /// What background runs wrote over values of contacts since then, one list for each contact.
    [[nodiscard]] Result<QList<QList<FieldChange>>> changesSince(Moment since);
    /// Rows of any earlier run that were sent and never answered, oldest first: to be looked up, not sent again.
    [[nodiscard]] Result<QList<AppliedRow>> unanswered(int limit);
    /// They have been looked up: from now on they count as Unknown.
    [[nodiscard]] Result<int> settleUnanswered(Moment now);
    /// The same of these users alone.
    [[nodiscard]] Result<int> settleUnansweredOf(const QList<AppUserId> &users, Moment now);

private:
    Database &m_database;
};

} // namespace lockstep
