// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/setup_jobs.h"

#include "runtime/setup_entries.h"
#include "runtime/users_setup.h"
#include "runtime/workspace_status.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

Result<void> addStored(const QString &workspace, SetupState &state)
{
    const auto folder = WorkspaceFolder::open(workspace);
    if (!folder)
        return fail(folder.error());
    if (!QFileInfo::exists(folder->storeFile()) && !state.isDone)
        return {};
    const auto opened = OpenWorkspace::openExisting(workspace);
    if (!opened)
        return fail(opened.error());
    const auto status = statusOf(**opened, 0);
    if (!status)
        return fail(status.error());
    state.boundAddress = status->mautic;
    state.links = status->links;
    state.userCount = status->userCount;
    return {};
}

/// Links to contacts of one Mautic name other people in another.
Result<void> mustNotLinkElsewhere(OpenWorkspace &workspace, const QString &address)
{
    const auto identity = workspace.store().workspace.find();
    if (!identity)
        return fail(identity.error());
    if (!*identity || (*identity)->mauticAddress == address)
        return {};
    const auto links = workspace.store().links.count();
    if (!links)
        return fail(links.error());
    return *links == 0
        ? Result<void>()
        : Result<void>(fail(ErrorKind::Guarded, u"links to another Mautic"_s, (*identity)->mauticAddress));
}

} // namespace

Result<SetupState> readSetup(const QString &workspace)
{
    SetupState state;
    if (!QFileInfo::exists(workspace))
        return state;
    loadEntries(workspace, state);
    const auto saved = savedSettings(workspace);
    if (!saved)
        return fail(saved.error());
    state.isDone = saved->has_value();
    if (state.isDone)
        state.settings = **saved;
    if (const auto added = addStored(workspace, state); !added)
        return fail(added.error());
    if (state.mautic.address.isEmpty())
        state.mautic.address = state.boundAddress;
    return state;
}

Result<MauticFound> testMautic(MauticTest test, const std::stop_token &stop)
{
    auto workspace = OpenWorkspace::openOrCreate(test.workspace);
    if (!workspace)
        return fail(workspace.error());
    const QString address = test.access.address.toString();
    if (const auto mayChange = mustNotLinkElsewhere(**workspace, address); !mayChange)
        return fail(mayChange.error());
    const SystemClock clock;
    MauticConnection mautic(std::move(test.access), test.settings, (*workspace)->database(), clock);
    auto check = mautic.api().check(stop);
    if (!check)
        return fail(check.error());
    MauticFound found{.address = address, .check = std::move(*check), .at = clock.now()};
    if (auto fields = mautic.api().contactFields(stop))
        found.fields = std::move(*fields);
    if (auto segments = mautic.api().segments(stop))
        found.segments = std::move(*segments);
    if (stop.stop_requested())
        return fail(ErrorKind::Cancelled);
    return found;
}

Result<UsersReport> testUsers(UsersTest test)
{
    const QString database = test.address.describe();
    const auto catalogue = UsersCatalogue::open(std::move(test.address));
    if (!catalogue)
        return fail(catalogue.error());
    std::optional<WorkspaceSettings> saved;
    if (!test.mapping.table.isEmpty())
        saved = WorkspaceSettings{.users = test.mapping};
    SettingsChoices choices{.table = test.choice.table};
    choices.columns.columns = test.choice.columns;
    auto report = readUsersReport(**catalogue, saved, choices);
    if (report && test.addLinkColumn && !report->table.mapping.has(UserAttribute::MauticContact)) {
        const auto added = (*catalogue)->addLinkColumn(report->table.mapping);
        if (!added)
            return fail(added.error());
        saved = WorkspaceSettings{.users = *added};
        report = readUsersReport(**catalogue, saved, {});
    }
    if (report)
        report->database = database;
    return report;
}

Result<void> saveSetup(const QString &workspace, const WorkspaceSettings &settings)
{
    const auto opened = OpenWorkspace::openOrCreate(workspace);
    if (!opened)
        return fail(opened.error());
    if (auto locked = (*opened)->takeForWork(); !locked)
        return locked;
    return (*opened)->save(settings);
}

} // namespace lockstep
