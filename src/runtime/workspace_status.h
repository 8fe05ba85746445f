// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/workspace_overview.h"
#include "runtime/open_workspace.h"

namespace lockstep
{

/// A workspace as its store tells, without asking either side.
struct WorkspaceStatus {
    QString folder;
    QString mautic;
    QString users;
    /// ISO 8601; empty before the set-up.
    QString newUsersSince = {};
    int links = 0;
    int userCount = 0;
    int contactCount = 0;
    int openCases = 0;
    int requestsSpent = 0;
    std::optional<int> requestsPerHour = std::nullopt;
    /// Newest first.
    QList<Run> runs = {};
};

/// The limit a run has: what the process was given (the named file, the environment) goes before the settings. Nothing:
/// no limit.
[[nodiscard]] std::optional<int> requestsPerHourOf(const OpenWorkspace &workspace, const QString &credentialsFile);

/// Without the counts, which read whole tables: at once, however many people there are.
[[nodiscard]] Result<WorkspaceOverview> overviewOf(OpenWorkspace &workspace, int runs,
                                                   const QString &credentialsFile = {});

[[nodiscard]] Result<WorkspaceStatus> statusOf(OpenWorkspace &workspace, int runs, const QString &credentialsFile = {});

/// For JSON: `plan`, `doneWithCases`, …
[[nodiscard]] QString nameOf(RunKind kind);
[[nodiscard]] QString nameOf(RunState state);

} // namespace lockstep
