// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QProcess>

#include <memory>

namespace lockstep
{

/// How many people a sandbox starts with.
struct SandboxSize {
    int users = 2'000;
    int contacts = 1'500;
};

/// A running `lockstep-sandbox`; it ends with this object.
class SandboxProcess
{
public:
    /// Returns when the sandbox answers. Internal where it does not come up.
    [[nodiscard]] static Result<std::unique_ptr<SandboxProcess>> start(const QString &folder, SandboxSize size);
    SandboxProcess(const SandboxProcess &) = delete;
    SandboxProcess &operator=(const SandboxProcess &) = delete;
    ~SandboxProcess();

    /// The application's database, and the file with sign-in data for the agent.
    [[nodiscard]] QString usersDatabase() const;
    [[nodiscard]] QString credentialsFile() const;
    /// How many requests it has answered, sign-in included.
    [[nodiscard]] Result<int> requests() const;

private:
    [[nodiscard]] QString logFile() const;
    explicit SandboxProcess(QString folder);

    QString m_folder;
    QProcess m_process;
};

/// The path of a program that was built together with this one.
[[nodiscard]] QString programBeside(const QString &name);

} // namespace lockstep
