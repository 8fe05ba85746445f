// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rule_comparison.h"
#include "domain/workspace_settings.h"

#include <QJsonObject>

namespace lockstep
{

// What goes where, and which columns may be written, as the agent says it.

[[nodiscard]] QString fieldsText(const WorkspaceSettings &settings);
[[nodiscard]] QJsonObject fieldsJson(const WorkspaceSettings &settings);

/// Who would come out differently under other policies.
[[nodiscard]] QString comparisonText(const RuleComparison &comparison);
[[nodiscard]] QJsonObject comparisonJson(const RuleComparison &comparison);

[[nodiscard]] QString writingText(const ColumnWriting &writing);
[[nodiscard]] QJsonObject writingJson(const ColumnWriting &writing, bool isSwitchedOn);

} // namespace lockstep
