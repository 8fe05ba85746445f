// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/applied_row.h"
#include "domain/plan.h"
#include "domain/work_item.h"

namespace lockstep
{

/// What a delivery did, as far as the ends of its items depend on it.
struct DeliveredRows {
    /// What was to be written, by position.
    const QList<PlanRow> &rows;
    /// What became of those that were begun.
    const QList<AppliedRow> &applied;
    /// Users a guard holds back.
    const QSet<AppUserId> &held;
    /// Users whose link the application did not take, and why.
    const QSet<AppUserId> &unlinked;
    std::optional<Error> linkColumnFailure = std::nullopt;
    std::optional<Error> stoppedBy = std::nullopt;
    /// What stopped it is about the whole of Mautic, the budget or us, and not about what was sent.
    bool hostIsDown = false;
};

/// Whether what was sent may be to blame for this failure: another request tells.
[[nodiscard]] bool mayBeOfTheRows(ErrorKind kind);

/// An opt-out that needs no other row of its person first: the contact is there.
[[nodiscard]] bool optsOutNow(const PlanRow &row);

/// How each item ended. Pure.
[[nodiscard]] QList<WorkOutcome> outcomesOf(const QList<WorkItem> &items, const DeliveredRows &delivered);

} // namespace lockstep
