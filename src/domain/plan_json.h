// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan.h"
#include "domain/result.h"

#include <QByteArray>
#include <QJsonObject>

namespace lockstep
{

[[nodiscard]] QJsonObject toJson(const PlanRow &row);
[[nodiscard]] QJsonObject toJson(const Plan &plan);
[[nodiscard]] QJsonObject toJson(const Case &personCase);
[[nodiscard]] QJsonObject toJson(const Notice &notice);

/// Reads what `toJson(Plan)` wrote. BadInput, naming the member, for anything else; a later format is refused.
[[nodiscard]] Result<Plan> planFromJson(const QByteArray &bytes);

/// Names as used in JSON and on the command line: `createContact`, `confirmed`, `addressTaken`, …
[[nodiscard]] QString nameOf(PlanRowKind kind);
[[nodiscard]] QString nameOf(Situation situation);
[[nodiscard]] QString nameOf(CaseKind kind);
[[nodiscard]] QString nameOf(NoticeKind kind);
[[nodiscard]] QString nameOf(MatchedBy matchedBy);
[[nodiscard]] QString nameOf(ChangeReason reason);

} // namespace lockstep
