// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/run_report.h"
#include "agent/work_session.h"

#include <QCoreApplication>

namespace lockstep
{

/// What is said besides the figures of a run.
class RunWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::RunWords)

public:
    [[nodiscard]] static QString hintsAfterPlan(const SyncReport &report, const WorkSession &work, const QString &file);
    [[nodiscard]] static QString hints(const WorkSession &work);
    [[nodiscard]] static QString mayCreate(const QStringList &names);
};

[[nodiscard]] ShrinkGuard shrinkGuard(const AgentOptions &options);

} // namespace lockstep
