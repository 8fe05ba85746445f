// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/run_session.h"

#include "runtime/not_set_up.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

Result<UsersDatabaseAddress> usersAddressIn(const LoadedCredentials &credentials)
{
    if (credentials.usersUrl.isEmpty())
        return fail(ErrorKind::NoCredentials, u"no users database"_s, u"LOCKSTEP_USERS_URL"_s);
    return parseUsersUrl(credentials.usersUrl);
}

WorkspaceSettings settingsOfRun(WorkspaceSettings settings, const LoadedCredentials &credentials)
{
    if (credentials.segment)
        settings.segment = credentials.segment;
    settings.requestsPerHour = credentials.requestsPerHour.value_or(settings.requestsPerHour);
    return settings;
}

Result<std::unique_ptr<SyncSession>> openRunSession(OpenWorkspace &workspace, LoadedCredentials credentials,
                                                    RunListeners listeners)
{
    if (!credentials.mautic)
        return fail(credentials.mautic.error());
    auto users = usersAddressIn(credentials);
    if (!users)
        return fail(users.error());
    if (!workspace.settings())
        return notSetUp(workspace.path());
    return SyncSession::open(workspace,
                             {.mautic = std::move(*credentials.mautic),
                              .users = std::move(*users),
                              .settings = settingsOfRun(*workspace.settings(), credentials),
                              .reportProgress = std::move(listeners.progress),
                              .reportRows = std::move(listeners.rows)});
}

} // namespace lockstep
