// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/run_undo.h"

#include <QList>

namespace lockstep
{

/// A workspace at a glance, as its store tells without asking either side.
struct WorkspaceOverview {
    /// Safe to show; empty before the set-up.
    QString mautic = {};
    QString users = {};
    int openCases = 0;
    int requestsSpent = 0;
    /// Nothing: no limit.
    std::optional<int> requestsPerHour = std::nullopt;
    /// Newest first.
    QList<Run> runs = {};
    /// By number: those that somebody took back.
    QMap<qint64, RunTakenBack> takenBack = {};

    friend bool operator==(const WorkspaceOverview &, const WorkspaceOverview &) = default;
};

enum class Side { Mautic, Application };

/// Which side a failure is about; nothing where it is neither.
[[nodiscard]] std::optional<Side> sideOf(ErrorKind kind);

} // namespace lockstep
