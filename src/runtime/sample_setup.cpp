// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/sample_setup.h"

#include "runtime/open_workspace.h"
#include "runtime/run_session.h"
#include "runtime/system_clock.h"
#include "runtime/users_setup.h"

namespace lockstep
{

namespace
{

/// Within the sample, so that some of its users are new and most are not.
const QString newUsersSince = QStringLiteral("2026-01-01T00:00:00Z");

} // namespace

Result<void> setUpSampleWorkspace(const QString &folder, const LoadedCredentials &credentials)
{
    auto address = usersAddressIn(credentials);
    if (!address)
        return fail(address.error());
    auto workspace = OpenWorkspace::openOrCreate(folder);
    if (!workspace)
        return fail(workspace.error());
    auto catalogue = UsersCatalogue::open(std::move(*address));
    if (!catalogue)
        return fail(catalogue.error());
    const SettingsChoices choices{.newUsersSince = parseMoment(newUsersSince)};
    const auto table = chooseTable(**catalogue, std::nullopt, choices);
    if (!table)
        return fail(table.error());
    return (*workspace)->save(settingsWith(std::nullopt, choices, table->mapping, SystemClock().now()));
}

} // namespace lockstep
