// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_report.h"
#include "domain/run.h"

namespace lockstep
{

/// What the screen reads of the engine, and tells it, through the store: whichever process runs it. Each call opens the
/// store and closes it again; on any thread but the main one. StoreMissing where there is no workspace yet; what
/// Database::openExisting fails with.
class EngineReader
{
public:
    /// `credentialsFile`: the file the process was given, which may name the limit of the hour.
    EngineReader(QString workspace, QString credentialsFile)
        : m_workspace(std::move(workspace))
        , m_credentialsFile(std::move(credentialsFile))
    {
    }

    /// Some milliseconds.
    [[nodiscard]] Result<EngineStatus> status() const;
    /// Reads everybody who fails.
    [[nodiscard]] Result<EngineReport> report(Moment now) const;
    /// The newest, as far as it is.
    [[nodiscard]] Result<std::optional<Run>> lastRun() const;
    [[nodiscard]] Result<QList<AppUserId>> peopleIn(const FailureGroup &group) const;

    [[nodiscard]] Result<void> setPaused(bool isPaused) const;
    /// Those of the group who were given up have their turn again. Returns how many.
    [[nodiscard]] Result<int> tryAgain(const FailureGroup &group, Moment now) const;
    /// Somebody is at work here.
    [[nodiscard]] Result<void> notePeople(Moment now) const;

private:
    QString m_workspace;
    QString m_credentialsFile;
};

} // namespace lockstep
