// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan.h"
#include "domain/result.h"

#include <QByteArray>
#include <QJsonObject>

namespace lockstep
{

/// Raised when a reader of an older format would misunderstand a plan.
inline constexpr int planFormatVersion = 1;

[[nodiscard]] QJsonObject toJson(const PlanRow &row);
[[nodiscard]] QJsonObject toJson(const Plan &plan);
[[nodiscard]] QJsonObject toJson(const Case &personCase);
[[nodiscard]] QJsonObject toJson(const Notice &notice);

/// Reads what `toJson(Plan)` wrote. BadInput, naming the member, for anything else; a later format is refused.
[[nodiscard]] Result<Plan> planFromJson(const QByteArray &bytes);

} // namespace lockstep
