// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan.h"
#include "domain/result.h"

namespace lockstep
{

/// Replaces the file whole; only the operator can read it, since it holds names and addresses. Fails with DiskFull or
/// BadInput, the file as subject.
[[nodiscard]] Result<void> savePlan(const Plan &plan, const QString &path);
[[nodiscard]] Result<Plan> loadPlan(const QString &path);

} // namespace lockstep
