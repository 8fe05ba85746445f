// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan.h"

#include <QCoreApplication>

namespace lockstep
{

/// What a plan would do, why, and what it costs.
class PlanWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::PlanWords)

public:
    /// For a list of counts: "contacts to create".
    [[nodiscard]] static QString kindLabel(PlanRowKind kind);
    /// One sentence about this row; names ids, fields and segments, never a value or an address.
    [[nodiscard]] static QString rowSentence(const PlanRow &row);
    [[nodiscard]] static QString reason(ChangeReason reason);
    [[nodiscard]] static QString matchedBy(MatchedBy matchedBy);
    /// "412 people, 9 API calls, done in about 20 s; 91 calls of this hour left".
    [[nodiscard]] static QString costLine(int people, const PlanCost &cost);
    /// About 20 s, about 3 min: a forecast, not a promise.
    [[nodiscard]] static QString forecast(std::chrono::seconds duration);
    /// Who is put into the segment and who is not.
    [[nodiscard]] static QString newUsersLine(const Plan &plan);
    /// The same with the time as the person reads times.
    [[nodiscard]] static QString newUsersLine(const Plan &plan, const QString &since);

private:
    [[nodiscard]] static QString writeSentence(const PlanRow &row);
};

} // namespace lockstep
