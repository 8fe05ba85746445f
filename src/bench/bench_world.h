// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/measured_run.h"
#include "bench/sandbox_process.h"

#include <QTemporaryDir>

namespace lockstep
{

/// A sandbox and an empty workspace for it, gone at the end.
class BenchWorld
{
public:
    [[nodiscard]] static Result<std::unique_ptr<BenchWorld>> start(SandboxSize size);

    /// Runs the agent here, without a limit of requests. Internal where it ends with neither 0 nor 3.
    [[nodiscard]] Result<MeasuredRun> agent(const QStringList &command);
    /// Runs the console here without a display; it is told to end by itself.
    [[nodiscard]] Result<MeasuredRun> console(const QStringList &arguments);
    /// A full sync with a clear yes to everything it wants to create.
    [[nodiscard]] Result<MeasuredRun> sync();

    /// Signs up that many people who are in neither system, as the application would.
    [[nodiscard]] Result<void> signUp(int people);
    /// Writing requests of all runs so far, as the budget counted them before each one left.
    [[nodiscard]] Result<int> writingRequests() const;

private:
    BenchWorld() = default;
    [[nodiscard]] QString workspace() const { return m_folder.filePath(QStringLiteral("workspace")); }

    QTemporaryDir m_folder;
    std::unique_ptr<SandboxProcess> m_sandbox;
};

/// The environment of a console without a display, whose own files go into this folder.
[[nodiscard]] QStringList offscreen(const QString &folder);

} // namespace lockstep
