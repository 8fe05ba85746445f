// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/applied_row.h"
#include "domain/plan_cost.h"
#include "domain/result.h"
#include "domain/run.h"

#include <functional>
#include <map>

namespace lockstep
{

/// What became of the row at this place of the plan, while it is written and afterwards.
struct RowOutcome {
    int position = 0;
    AppliedOutcome outcome = AppliedOutcome::Sent;
    /// Technical, plain text; may be empty.
    QString reason = {};

    friend bool operator==(const RowOutcome &, const RowOutcome &) = default;
};

/// Called on the engine's thread, as intents and outcomes are kept; must return at once.
using ReportRows = std::function<void(const QList<RowOutcome> &)>;

/// How many rows an apply wrote, by what they did.
struct WrittenCounts {
    int fieldsCreated = 0;
    int segmentsCreated = 0;
    int created = 0;
    /// Creates that met a contact with the address; they are linked.
    int foundInstead = 0;
    int updated = 0;
    int takenOver = 0;
    int linked = 0;
    int optedOut = 0;
    int addedToSegment = 0;
    int usersUpdated = 0;
    int unlinked = 0;
    int refused = 0;
    int failed = 0;
    int stale = 0;

    friend bool operator==(const WrittenCounts &, const WrittenCounts &) = default;
};

/// What every run saw and left alone.
struct RunFindings {
    RunId run = {};
    int usersRead = 0;
    int contactsRead = 0;
    QList<Case> cases = {};
    QList<Notice> notices = {};
    std::map<Situation, int> situations = {};
    /// Needed, absent from Mautic, and not to be made: their values stay behind.
    QStringList missingFields = {};
    QStringList missingSegments = {};
    /// All that waits for a person now.
    int openCases = 0;

    friend bool operator==(const RunFindings &, const RunFindings &) = default;
};

/// A plan as it is shown: what would be written, and what everything else is based on.
struct PlanResult {
    Plan plan = {};
    /// For the cost of a part of the plan.
    CostBasis costBasis = {};
    /// Nothing where the plan was read from a file.
    std::optional<RunFindings> findings = std::nullopt;

    friend bool operator==(const PlanResult &, const PlanResult &) = default;
};

/// What an apply or a sync did.
struct RunResult {
    RunKind kind = RunKind::Sync;
    RunFindings findings = {};
    /// What was to be written; outcomes speak of its rows by position.
    Plan plan = {};
    WrittenCounts written = {};
    /// Rows that are not in here were not begun.
    QList<RowOutcome> rows = {};
    /// What ended the run early; what was written until then stays written.
    std::optional<Error> stoppedBy = std::nullopt;
    /// The application's table could not take the links; they are safe in the store, the next run tries again.
    std::optional<Error> linkColumnFailure = std::nullopt;

    friend bool operator==(const RunResult &, const RunResult &) = default;
};

/// What Mautic lacks and a run would create, by name; somebody has to say yes.
struct SetupNeeds {
    QStringList fields = {};
    QStringList segments = {};

    [[nodiscard]] bool isEmpty() const { return fields.isEmpty() && segments.isEmpty(); }
    friend bool operator==(const SetupNeeds &, const SetupNeeds &) = default;
};

} // namespace lockstep
