// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/setup_state.h"
#include "users/users_catalogue.h"

namespace lockstep
{

/// What an operator says about a workspace; it goes before what was saved and found.
struct SettingsChoices {
    /// `users` or `schema.users`; empty: the saved one, else the likeliest.
    QString table = {};
    MappingOverrides columns = {};
    std::optional<Moment> newUsersSince = std::nullopt;
    bool segmentPerMethod = false;
    bool linkUnverified = false;

    [[nodiscard]] bool changeTheMapping() const;
};

/// `schema.table`, or the table alone where there are no schemas.
[[nodiscard]] QString qualifiedName(const UsersMapping &users);

/// The users table with its columns: as saved unless the operator chose otherwise, else as found.
[[nodiscard]] Result<UsersTable> chooseTable(UsersCatalogue &catalogue, const std::optional<WorkspaceSettings> &saved,
                                             const SettingsChoices &choices);

/// Reads the catalogue and five rows; `database` stays empty.
[[nodiscard]] Result<UsersReport> readUsersReport(UsersCatalogue &catalogue,
                                                  const std::optional<WorkspaceSettings> &saved,
                                                  const SettingsChoices &choices);

/// The saved settings with the operator's choices in them. A rule whose attribute had no column before is added as
/// usual; rules the operator changed in the file stay.
[[nodiscard]] WorkspaceSettings settingsWith(const std::optional<WorkspaceSettings> &saved,
                                             const SettingsChoices &choices, const UsersMapping &users, Moment now);

} // namespace lockstep
