// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/users_setup.h"

#include <QJsonObject>

namespace lockstep
{

/// What was found of the users table.
struct UsersReport {
    QString database = {};
    UsersTable table;
    SampleRows sample = {};
    LinkColumnAdvice advice = {};
    /// Other tables that may hold users.
    QStringList otherTables = {};
};

/// Reads the catalogue and five rows.
[[nodiscard]] Result<UsersReport> readUsersReport(UsersCatalogue &catalogue,
                                                  const std::optional<WorkspaceSettings> &saved,
                                                  const SettingsChoices &choices);

[[nodiscard]] QString usersText(const UsersReport &report);
[[nodiscard]] QJsonObject usersJson(const UsersReport &report);

} // namespace lockstep
