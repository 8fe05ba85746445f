// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/open_workspace.h"

#include "domain/redacted.h"
#include "runtime/log_file.h"
#include "runtime/not_set_up.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace lockstep
{

OpenWorkspace::OpenWorkspace(WorkspaceFolder folder, std::unique_ptr<Database> database,
                             std::optional<WorkspaceSettings> settings)
    : m_folder(std::move(folder))
    , m_database(std::move(database))
    , m_repositories(*m_database)
    , m_settings(std::move(settings))
{
}

Result<std::unique_ptr<OpenWorkspace>> OpenWorkspace::openExisting(const QString &path)
{
    if (!QFileInfo(path).isDir())
        return fail(ErrorKind::StoreMissing, u"no folder"_s, path);
    auto folder = WorkspaceFolder::open(path);
    if (!folder)
        return fail(folder.error());
    const QString store = folder->storeFile();
    return finish(std::move(*folder), Database::openExisting(store));
}

Result<std::unique_ptr<OpenWorkspace>> OpenWorkspace::openSetUp(const QString &path)
{
    auto workspace = openExisting(path);
    if (workspace && !(*workspace)->settings())
        return notSetUp(path);
    return workspace;
}

Result<std::unique_ptr<OpenWorkspace>> OpenWorkspace::openOrCreate(const QString &path)
{
    auto folder = WorkspaceFolder::open(path);
    if (!folder)
        return fail(folder.error());
    const QString store = folder->storeFile();
    if (QFileInfo::exists(store) || QFileInfo::exists(folder->settingsFile()))
        return finish(std::move(*folder), Database::openExisting(store));
    return finish(std::move(*folder), Database::create(store));
}

Result<std::unique_ptr<OpenWorkspace>> OpenWorkspace::finish(WorkspaceFolder folder,
                                                             Result<std::unique_ptr<Database>> database)
{
    if (!database)
        return fail(database.error());
    if (const auto key = WorkspaceRepository(**database).logKey(); key)
        useRedactionKey(*key);
    startLogging(folder.logFile());
    auto settings = WorkspaceSettingsFile(folder.settingsFile()).load();
    if (!settings)
        return fail(settings.error());
    return std::unique_ptr<OpenWorkspace>(
        new OpenWorkspace(std::move(folder), std::move(*database), std::move(*settings)));
}

Result<void> OpenWorkspace::takeForWork(const std::stop_token &stop)
{
    if (m_lease)
        return {};
    auto lease = HeldLease::take(*m_database, {.owner = thisOwner(false)}, stop);
    if (!lease)
        return fail(lease.error());
    m_lease = std::move(*lease);
    return {};
}

Result<void> OpenWorkspace::bindTo(const QString &mauticAddress, const QString &usersDatabase, Moment now)
{
    const auto found = m_repositories.workspace.find();
    if (!found)
        return fail(found.error());
    if (!*found) {
        const auto made = m_repositories.workspace.create(mauticAddress, usersDatabase, now);
        return made ? Result<void>() : Result<void>(fail(made.error()));
    }
    Workspace workspace = **found;
    if (workspace.mauticAddress == mauticAddress && workspace.usersDatabase == usersDatabase)
        return {};
    const auto links = m_repositories.links.count();
    if (!links)
        return fail(links.error());
    if (workspace.mauticAddress != mauticAddress && *links > 0)
        return fail(ErrorKind::Guarded, u"links to another Mautic"_s, workspace.mauticAddress);
    workspace.mauticAddress = mauticAddress;
    workspace.usersDatabase = usersDatabase;
    return m_repositories.workspace.update(workspace);
}

Result<void> OpenWorkspace::save(const WorkspaceSettings &settings)
{
    if (m_settings == settings)
        return {};
    if (auto saved = WorkspaceSettingsFile(m_folder.settingsFile()).save(settings); !saved)
        return saved;
    m_settings = settings;
    return {};
}

} // namespace lockstep
