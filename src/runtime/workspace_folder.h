// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QString>

namespace lockstep
{

/// The folder of a workspace: store, settings, log. Only the operator may look into it.
class WorkspaceFolder
{
public:
    /// `${XDG_STATE_HOME:-~/.local/state}/lockstep`.
    [[nodiscard]] static QString usualPath();
    /// Makes the folder where it is not there yet. StoreReadOnly, DiskFull or StoreFailed with the path as subject.
    [[nodiscard]] static Result<WorkspaceFolder> open(const QString &path);

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString storeFile() const;
    [[nodiscard]] QString settingsFile() const;
    [[nodiscard]] QString logFile() const;

private:
    explicit WorkspaceFolder(QString path);

    QString m_path;
};

} // namespace lockstep
