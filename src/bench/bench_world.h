// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/measured_run.h"
#include "bench/sandbox_process.h"
#include "domain/ids.h"

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

    /// As `start`, with an application of nobody beside this Mautic, whose sign-in data stand in the file.
    [[nodiscard]] static Result<std::unique_ptr<BenchWorld>> startBeside(const QString &credentialsFile);

    /// Signs up that many people who are in neither system, as the application would. Names are other ones each time.
    [[nodiscard]] Result<void> signUp(int people);
    /// All who were signed up here.
    [[nodiscard]] const QList<AppUserId> &signedUp() const { return m_signedUp; }
    /// Writing requests of all runs so far, as the budget counted them before each one left.
    [[nodiscard]] Result<int> writingRequests() const;

    [[nodiscard]] QString workspace() const { return m_folder.filePath(QStringLiteral("workspace")); }
    /// Without a limit of requests.
    [[nodiscard]] QString credentialsFile() const;
    [[nodiscard]] const SandboxProcess &sandbox() const { return *m_sandbox; }
    /// What the names of people begin with who were signed up here.
    [[nodiscard]] QString mark() const { return m_mark; }

private:
    BenchWorld();

    QTemporaryDir m_folder;
    std::unique_ptr<SandboxProcess> m_sandbox;
    QString m_credentialsFile;
    QString m_mark;
    QList<AppUserId> m_signedUp;
};

/// The environment of a console without a display, whose own files go into this folder.
[[nodiscard]] QStringList offscreen(const QString &folder);

} // namespace lockstep
