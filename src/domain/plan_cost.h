// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan.h"

namespace lockstep
{

/// What the cost of a plan depends on besides its rows.
struct CostBasis {
    int batchLimit = 200;
    /// Contacts one request puts into a segment (mautic-api.md 16).
    int segmentLimit = 500;
    std::optional<int> leftThisHour = std::nullopt;
    int requestsPerHour = 0;
    /// What looking at both sides cost; an apply looks again.
    int reads = 0;

    friend bool operator==(const CostBasis &, const CostBasis &) = default;
};

/// Requests and time a plan takes. The time is what a Mautic on two cores was measured to need (mautic-api.md 16), plus
/// the waiting where the hour has too few requests left.
[[nodiscard]] PlanCost costOf(const QList<PlanRow> &rows, const CostBasis &basis);

} // namespace lockstep
