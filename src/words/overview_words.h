// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_row.h"
#include "domain/run.h"

#include <QCoreApplication>

namespace lockstep
{

/// Whether both sides are in step, and what the last runs did.
class OverviewWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::OverviewWords)

public:
    /// Are we in step? Those who are not to be synced do not count.
    [[nodiscard]] static QString headline(const PeopleCounts &counts);
    /// And if not, why: one sentence each, the weightiest first.
    [[nodiscard]] static QStringList reasons(const PeopleCounts &counts);
    /// "97 of 100": of those who are to be synced.
    [[nodiscard]] static QString share(const PeopleCounts &counts);
    [[nodiscard]] static QString notLookedYet();
    [[nodiscard]] static QString notLookedYetExplanation();

    [[nodiscard]] static QString runKind(RunKind kind);
    [[nodiscard]] static QString runState(RunState state);
    [[nodiscard]] static QString runStateExplanation(RunState state);
    /// What the run wrote: "contacts created: 3 · users linked to their contact: 3".
    [[nodiscard]] static QString written(const Run &run);
};

} // namespace lockstep
