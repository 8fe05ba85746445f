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

/// A row that was sent, and of which nobody knows what came of it.
struct UnansweredRow {
    RunId run;
    AppliedRow row;

    friend bool operator==(const UnansweredRow &, const UnansweredRow &) = default;
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
    /// Rows of any run that were sent and never answered, of these users or, where none are named, all; oldest first.
    /// They are to be looked up, not sent again.
    [[nodiscard]] Result<QList<UnansweredRow>> unanswered(const QList<AppUserId> &users);

private:
    Database &m_database;
};

} // namespace lockstep
