// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/users_setup.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

/// Everything as saved, and the operator's choices on top.
MappingOverrides savedWith(const UsersMapping &saved, const MappingOverrides &choices)
{
    MappingOverrides all = choices;
    for (const UserAttribute attribute : allUserAttributes()) {
        const auto column = saved.columns.constFind(attribute);
        if (!all.columns.contains(attribute))
            all.columns.insert(attribute, column == saved.columns.cend() ? std::nullopt : std::optional(*column));
    }
    if (!all.accountTable)
        all.accountTable = saved.accountTable.isEmpty() ? u"-"_s : saved.accountTable;
    return all;
}

QList<FieldRule> rulesWith(const std::optional<WorkspaceSettings> &saved, const UsersMapping &users)
{
    QList<FieldRule> rules = rulesFor(users, defaultFieldRules());
    if (!saved || saved->rules.isEmpty())
        return rules;
    const QList<FieldRule> before = rulesFor(saved->users, defaultFieldRules());
    rules.removeIf([&before](const FieldRule &rule) { return before.contains(rule); });
    return rulesFor(users, saved->rules) + rules;
}

/// What was switched on was switched on for a column of a table, whose statement the operator saw.
QList<UserAttribute> stillWritable(const std::optional<WorkspaceSettings> &saved, const UsersMapping &users)
{
    QList<UserAttribute> writable = saved ? saved->writableAttributes : QList<UserAttribute>();
    const bool isSameTable = saved && saved->users.schema == users.schema && saved->users.table == users.table;
    writable.removeIf([&](UserAttribute attribute) {
        return !isSameTable || !users.has(attribute)
            || saved->users.columns.value(attribute) != users.columns.value(attribute);
    });
    return writable;
}

} // namespace

QString qualifiedName(const UsersMapping &users)
{
    return users.schema.isEmpty() ? users.table : QString(users.schema + u'.' + users.table);
}

bool SettingsChoices::changeTheMapping() const
{
    return !table.isEmpty() || !columns.columns.isEmpty() || columns.accountTable;
}

Result<UsersTable> chooseTable(UsersCatalogue &catalogue, const std::optional<WorkspaceSettings> &saved,
                               const SettingsChoices &choices)
{
    const bool otherTable = !choices.table.isEmpty();
    if (!saved || otherTable)
        return catalogue.mappingFor(choices.table, choices.columns);
    return catalogue.mappingFor(qualifiedName(saved->users), savedWith(saved->users, choices.columns));
}

Result<UsersReport> readUsersReport(UsersCatalogue &catalogue, const std::optional<WorkspaceSettings> &saved,
                                    const SettingsChoices &choices)
{
    auto table = chooseTable(catalogue, saved, choices);
    if (!table)
        return fail(table.error());
    auto sample = catalogue.sampleRows(table->mapping);
    if (!sample)
        return fail(sample.error());
    const auto tables = catalogue.tables();
    if (!tables)
        return fail(tables.error());
    UsersReport report{.table = std::move(*table), .sample = std::move(*sample)};
    for (const UsersTable &other : *tables) {
        if (qualifiedName(other.mapping) != qualifiedName(report.table.mapping))
            report.otherTables.append(qualifiedName(other.mapping));
    }
    auto writing = catalogue.writing(report.table.mapping);
    if (!writing)
        return fail(writing.error());
    report.writing = std::move(*writing);
    report.trigger = catalogue.triggerStatement(report.table.mapping);
    if (report.table.mapping.has(UserAttribute::MauticContact))
        return report;
    auto advice = catalogue.linkColumnAdvice(report.table.mapping);
    if (!advice)
        return fail(advice.error());
    report.advice = std::move(*advice);
    return report;
}

WorkspaceSettings settingsWith(const std::optional<WorkspaceSettings> &saved, const SettingsChoices &choices,
                               const UsersMapping &users, Moment now)
{
    WorkspaceSettings settings = saved.value_or(WorkspaceSettings());
    settings.rules = rulesWith(saved, users);
    settings.writableAttributes = stillWritable(saved, users);
    settings.users = users;
    if (choices.newUsersSince)
        settings.newUsersSince = choices.newUsersSince;
    if (!settings.newUsersSince)
        settings.newUsersSince = now;
    settings.segmentPerMethod = settings.segmentPerMethod || choices.segmentPerMethod;
    settings.waitForVerification = settings.waitForVerification && !choices.linkUnverified;
    return settings;
}

} // namespace lockstep
