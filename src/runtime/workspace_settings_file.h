// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/workspace_settings.h"

#include <optional>

namespace lockstep
{

inline const QString settingsFileName = QStringLiteral("settings.ini");

/// The ini file of a workspace; nothing else knows its keys. Holds no secret. Replaced whole when written, and only the
/// operator can read it.
class WorkspaceSettingsFile
{
public:
    explicit WorkspaceSettingsFile(QString path);

    /// Nothing where there is no file yet. BadSettings with the key or the file as subject.
    [[nodiscard]] Result<std::optional<WorkspaceSettings>> load() const;
    /// StoreReadOnly or DiskFull with the file as subject.
    [[nodiscard]] Result<void> save(const WorkspaceSettings &settings) const;

private:
    QString m_path;
};

/// The settings of a workspace without opening it; nothing where it was not set up.
[[nodiscard]] Result<std::optional<WorkspaceSettings>> savedSettings(const QString &workspace);

} // namespace lockstep
