// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/command_table.h"

#include "agent/commands.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

class CommandTable
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::CommandTable)

public:
    static QString check() { return tr("Test both connections and the rights in Mautic."); }
    static QString users() { return tr("Show the users table, its columns and five rows."); }
    static QString plan() { return tr("Show what a sync would write and cost; write nothing."); }
    static QString apply() { return tr("Carry out a saved plan, as far as it still holds."); }
    static QString sync() { return tr("Plan and carry out in one go."); }
    static QString run() { return tr("Keep both sides in step until stopped; a service."); }
    static QString status() { return tr("Show links, budget and the last runs."); }
    static QString fields() { return tr("List what goes where; set, allow or forbid a field."); }
    static QString runs() { return tr("List the last runs; take back what one wrote."); }
    static QString person() { return tr("Show one person and why it is or is not in step; edit, link, unlink."); }
    static QString cases() { return tr("List, show and decide what waits for a person."); }
};

QStringList with(const QStringList &some, const QStringList &others) { return some + others; }

} // namespace

const QList<CommandEntry> &commandTable()
{
    static const QStringList mapping{u"table"_s, u"accounts"_s, u"map"_s};
    static const QStringList setup =
        with(mapping,
             {u"new-users-since"_s, u"segment-per-method"_s, u"link-unverified"_s, u"yes"_s, u"accept-shrinkage"_s});
    static const QList<CommandEntry> table{
        {.name = u"check"_s, .summary = CommandTable::check, .options = mapping, .run = runCheck},
        {.name = u"users"_s, .summary = CommandTable::users, .options = with(mapping, {u"yes"_s}), .run = runUsers},
        {.name = u"plan"_s, .summary = CommandTable::plan, .options = with(setup, {u"out"_s}), .run = runPlan},
        {.name = u"apply"_s,
         .summary = CommandTable::apply,
         .takesFile = true,
         .options = {u"yes"_s, u"accept-shrinkage"_s},
         .run = runApply},
        {.name = u"sync"_s, .summary = CommandTable::sync, .options = setup, .run = runSync},
        {.name = u"run"_s, .summary = CommandTable::run, .options = setup, .run = runRun},
        {.name = u"status"_s, .summary = CommandTable::status, .run = runStatus},
        {.name = u"fields"_s,
         .summary = CommandTable::fields,
         .takesWords = true,
         .options = with(policyOptions(), {u"yes"_s}),
         .run = runFields},
        {.name = u"cases"_s,
         .summary = CommandTable::cases,
         .takesWords = true,
         .options = {u"value"_s, u"contact"_s, u"note"_s, u"all-alike"_s},
         .run = runCases},
        {.name = u"runs"_s, .summary = CommandTable::runs, .takesWords = true, .run = runRuns},
        {.name = u"person"_s,
         .summary = CommandTable::person,
         .takesWords = true,
         .options = {u"value"_s, u"contact"_s, u"note"_s},
         .run = runPerson},
    };
    return table;
}

const CommandEntry *commandNamed(const QString &name)
{
    const auto &table = commandTable();
    const auto found =
        std::find_if(table.cbegin(), table.cend(), [&name](const CommandEntry &entry) { return entry.name == name; });
    return found == table.cend() ? nullptr : &*found;
}

QStringList commonOptions() { return {u"workspace"_s, u"credentials"_s, u"json"_s}; }

QStringList policyOptions() { return {u"direction"_s, u"authority"_s, u"mode"_s, u"clearing"_s}; }

QStringList valueOptions()
{
    return QStringList{u"workspace"_s, u"credentials"_s, u"out"_s, u"table"_s, u"accounts"_s} + policyOptions();
}

} // namespace lockstep
