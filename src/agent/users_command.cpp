// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/commands.h"
#include "agent/users_report.h"
#include "agent/work_session.h"
#include "runtime/workspace_settings_file.h"

#include <QDir>

namespace lockstep
{

namespace
{

/// A workspace that is set up already keeps its links there from now on.
Result<void> saveLinkColumn(const QString &workspace, std::optional<WorkspaceSettings> saved, const ColumnMatch &column)
{
    if (!saved)
        return {};
    saved->users.columns.insert(UserAttribute::MauticContact, column);
    return WorkspaceSettingsFile(QDir(workspace).filePath(settingsFileName)).save(*saved);
}

Result<SettingsChoices> withNewLinkColumn(CommandContext &context, UsersCatalogue &catalogue,
                                          const std::optional<WorkspaceSettings> &saved)
{
    SettingsChoices choices = context.options.choices;
    const auto table = chooseTable(catalogue, saved, choices);
    if (!table)
        return fail(table.error());
    if (table->mapping.has(UserAttribute::MauticContact))
        return choices;
    const auto added = catalogue.addLinkColumn(table->mapping);
    if (!added)
        return fail(added.error());
    const ColumnMatch column = added->columns.value(UserAttribute::MauticContact);
    if (auto kept = saveLinkColumn(context.options.workspace, saved, column); !kept)
        return fail(kept.error());
    choices.columns.columns.insert(UserAttribute::MauticContact, column);
    return choices;
}

} // namespace

Result<ExitCode> runUsers(CommandContext &context)
{
    const auto credentials = waitForCredentials(context.options.workspace, context.options.credentialsFile);
    if (!credentials)
        return fail(credentials.error());
    const auto address = usersAddressIn(*credentials);
    if (!address)
        return fail(address.error());
    const auto saved = savedSettings(context.options.workspace);
    if (!saved)
        return fail(saved.error());
    auto catalogue = UsersCatalogue::open(address->duplicate());
    if (!catalogue)
        return fail(catalogue.error());
    auto choices = context.options.yes.column ? withNewLinkColumn(context, **catalogue, *saved)
                                              : Result<SettingsChoices>(context.options.choices);
    if (!choices)
        return fail(choices.error());
    auto report = readUsersReport(**catalogue, *saved, *choices);
    if (!report)
        return fail(report.error());
    report->database = address->describe();
    if (context.options.json)
        context.terminal.answer(usersJson(*report));
    else
        context.terminal.answer(usersText(*report));
    return ExitCode::Done;
}

} // namespace lockstep
