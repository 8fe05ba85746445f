// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace lockstep
{

// What the log tells apart. What is said of a person goes through `redacted` (domain/redacted.h).

/// The engine in the background and who has the workspace.
Q_DECLARE_LOGGING_CATEGORY(logEngine)
/// What became of single people.
Q_DECLARE_LOGGING_CATEGORY(logPeople)
/// Commands of the agent: how they began and ended.
Q_DECLARE_LOGGING_CATEGORY(logProgram)

} // namespace lockstep
