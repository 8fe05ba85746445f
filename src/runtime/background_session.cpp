// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/background_session.h"

#include "runtime/mautic_connection.h"
#include "runtime/not_set_up.h"
#include "runtime/run_session.h"
#include "runtime/system_clock.h"
#include "sync/background_engine.h"
#include "users/change_listener.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

struct Sides {
    MauticAccess mautic;
    UsersDatabaseAddress users;
    WorkspaceSettings settings;
};

Result<Sides> sidesOf(OpenWorkspace &workspace, LoadedCredentials credentials)
{
    if (!credentials.mautic)
        return fail(credentials.mautic.error());
    auto users = usersAddressIn(credentials);
    if (!users)
        return fail(users.error());
    // Anew each time the workspace is taken: whoever had it may have switched a column off.
    const auto settings = savedSettings(workspace.path());
    if (!settings)
        return fail(settings.error());
    if (!*settings)
        return notSetUp(workspace.path());
    auto bound = workspace.bindTo(credentials.mautic->address.toString(), users->describe(), SystemClock().now());
    if (!bound)
        return fail(bound.error());
    return Sides{.mautic = std::move(*credentials.mautic),
                 .users = std::move(*users),
                 .settings = settingsOfRun(**settings, credentials)};
}

class BackgroundSession final : public EngineWork
{
public:
    BackgroundSession(const EnginePlace &place, Sides sides, std::unique_ptr<SqlUserDirectory> directory)
        : m_directory(std::move(directory))
        , m_mautic({.address = sides.mautic.address, .credentials = std::move(sides.mautic.credentials)},
                   sides.settings, place.workspace.database(), m_clock, &place.lease)
        , m_engine({.mautic = m_mautic.api(),
                    .directory = *m_directory,
                    .store = place.workspace.store(),
                    .gate = m_mautic.gate(),
                    .clock = m_clock,
                    .settings = sides.settings,
                    .mauticAddress = sides.mautic.address.toString(),
                    .reportProgress = [](const Progress &) {},
                    .stayInCharge = [lease = &place.lease] { return lease->check(); }},
                   {.fence = place.lease.fence().value, .owner = thisOwner(true).name})
    {
        if (ChangeListener::isPossible(sides.users.kind))
            m_listener = std::make_unique<ChangeListener>(std::move(sides.users), place.usersChanged);
    }

    Result<Moment> step(const std::stop_token &stop) override { return m_engine.step(stop); }
    void wake() override { m_engine.wake(); }
    void lookForUsers() override { m_engine.lookForUsers(); }

private:
    SystemClock m_clock;
    std::unique_ptr<SqlUserDirectory> m_directory;
    MauticConnection m_mautic;
    BackgroundEngine m_engine;
    std::unique_ptr<ChangeListener> m_listener;
};

} // namespace

void ServiceCredentials::set(Result<LoadedCredentials> credentials)
{
    const std::lock_guard guard(m_mutex);
    m_credentials = std::move(credentials);
}

Result<LoadedCredentials> ServiceCredentials::get() const
{
    const std::lock_guard guard(m_mutex);
    return m_credentials ? Result<LoadedCredentials>(duplicateOf(*m_credentials)) : fail(m_credentials.error());
}

OpenEngineWork backgroundWork(std::shared_ptr<const ServiceCredentials> credentials)
{
    return [credentials = std::move(credentials)](const EnginePlace &place) -> Result<std::unique_ptr<EngineWork>> {
        auto given = credentials->get();
        if (!given)
            return fail(given.error());
        auto sides = sidesOf(place.workspace, std::move(*given));
        if (!sides)
            return fail(sides.error());
        auto directory =
            SqlUserDirectory::open(sides->users.duplicate(), sides->settings.users, sides->settings.writableAttributes);
        if (!directory)
            return fail(directory.error());
        return std::make_unique<BackgroundSession>(place, std::move(*sides), std::move(*directory));
    };
}

} // namespace lockstep
