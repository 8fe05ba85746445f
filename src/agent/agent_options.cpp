// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/agent_options.h"

#include "agent/command_table.h"
#include "runtime/workspace_folder.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

class AgentOptionsWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::AgentOptions)
};

QList<QCommandLineOption> allOptions()
{
    return {
        {u"workspace"_s,
         AgentOptionsWords::tr("Folder of the workspace (default: %1).").arg(WorkspaceFolder::usualPath()), u"DIR"_s},
        {u"credentials"_s,
         AgentOptionsWords::tr(
             "File with KEY=VALUE lines that only you can read. What neither it nor the environment gives is "
             "taken from the desktop's keychain, where the window put it."),
         u"FILE"_s},
        {u"json"_s, AgentOptionsWords::tr("Answer in JSON.")},
        {u"out"_s, AgentOptionsWords::tr("Save the plan there, to be applied later."), u"FILE"_s},
        {u"table"_s, AgentOptionsWords::tr("The users table, where it is not found by itself."), u"NAME"_s},
        {u"accounts"_s, AgentOptionsWords::tr("The table of sign-in accounts; - for none."), u"NAME"_s},
        {u"map"_s,
         AgentOptionsWords::tr("Read an attribute from this column; =!COLUMN turns yes and no round, =- reads none."),
         u"ATTRIBUTE=COLUMN"_s},
        {u"new-users-since"_s, AgentOptionsWords::tr("Users created after this are new and go into the segment."),
         u"TIME"_s},
        {u"segment-per-method"_s, AgentOptionsWords::tr("A further segment for each registration method.")},
        {u"link-unverified"_s, AgentOptionsWords::tr("Link by address although the application has not verified it.")},
        {u"yes"_s,
         AgentOptionsWords::tr(
             "A clear yes to what would be created or switched on: fields, segment, column, writing."),
         u"LIST"_s},
        {u"direction"_s, AgentOptionsWords::tr("Which way a field goes: off, toMautic, toApp, both."), u"WORD"_s},
        {u"authority"_s, AgentOptionsWords::tr("Whose value wins where both changed: ask, app, mautic, newest."),
         u"WORD"_s},
        {u"mode"_s, AgentOptionsWords::tr("Whether a value takes another's place: overwrite, onlyIfEmpty."), u"WORD"_s},
        {u"clearing"_s, AgentOptionsWords::tr("What an emptied value does on the other side: propagate, never, ask."),
         u"WORD"_s},
        {u"value"_s, AgentOptionsWords::tr("The value of the answer other-value."), u"TEXT"_s},
        {u"contact"_s, AgentOptionsWords::tr("The contact of the answers link-contact and not-the-same."), u"ID"_s},
        {u"note"_s, AgentOptionsWords::tr("Why it is decided so; kept with the decision."), u"TEXT"_s},
        {u"all-alike"_s, AgentOptionsWords::tr("Give the same answer to all open cases alike.")},
        {u"accept-shrinkage"_s, AgentOptionsWords::tr("Go on although one side has far fewer rows than last time.")},
    };
}

QString helpText(const QCommandLineParser &parser)
{
    QString text = AgentOptionsWords::tr("Keeps an application's users in step with contacts in Mautic.") + u"\n\n"_s
        + AgentOptionsWords::tr("Usage: lockstep-agent COMMAND [OPTIONS]") + u"\n\n"_s
        + AgentOptionsWords::tr("Commands:") + u'\n';
    for (const CommandEntry &entry : commandTable())
        text += u"  %1 %2\n"_s.arg(entry.name + (entry.takesFile ? u" FILE"_s : QString()), -12).arg(entry.summary());
    const QString options = parser.helpText();
    const qsizetype start = std::max<qsizetype>(options.indexOf("\n  -"_L1), 0);
    return text + u'\n' + AgentOptionsWords::tr("Options:") + options.sliced(start)
        + AgentOptionsWords::tr("\nExit codes: 0 done, 1 failed, 2 usage, 3 done but cases wait, 4 no credentials, 5 "
                                "stopped by a guard");
}

/// `phone=mobile`, `optedOut=!newsletter`, `company=-`.
bool readMatch(const QString &text, MappingOverrides &overrides)
{
    const qsizetype equals = text.indexOf(u'=');
    const auto attribute = attributeNamed(text.first(std::max<qsizetype>(equals, 0)));
    QString column = text.sliced(equals + 1);
    const bool negated = column.startsWith(u'!');
    column.remove(0, negated ? 1 : 0);
    if (equals < 0 || !attribute || column.isEmpty())
        return false;
    const bool isNone = column == "-"_L1 && !negated;
    overrides.columns.insert(*attribute,
                             isNone ? std::nullopt : std::optional(ColumnMatch{.column = column, .negated = negated}));
    return true;
}

bool readYes(const QString &list, Consents &yes)
{
    for (const QString &word : list.split(u',', Qt::SkipEmptyParts)) {
        if (word == "fields"_L1)
            yes.fields = true;
        else if (word == "segment"_L1)
            yes.segment = true;
        else if (word == "column"_L1)
            yes.column = true;
        else if (word == "writing"_L1)
            yes.writing = true;
        else
            return false;
    }
    return !list.isEmpty();
}

/// The first value that is not understood, or nothing.
QString readValues(const QCommandLineParser &parser, AgentOptions &options)
{
    for (const QString &match : parser.values(u"map"_s)) {
        if (!readMatch(match, options.choices.columns))
            return AgentOptionsWords::tr("--map wants ATTRIBUTE=COLUMN, not \"%1\"").arg(match);
    }
    if (parser.isSet(u"yes"_s) && !readYes(parser.value(u"yes"_s), options.yes))
        return AgentOptionsWords::tr("--yes wants any of fields,segment,column,writing");
    if (parser.isSet(u"new-users-since"_s)) {
        options.choices.newUsersSince = parseMoment(parser.value(u"new-users-since"_s));
        if (!options.choices.newUsersSince)
            return AgentOptionsWords::tr("--new-users-since wants a time such as 2026-11-01T10:00:00Z");
    }
    if (parser.isSet(u"contact"_s)) {
        options.decision.contact = ContactId{parser.value(u"contact"_s).toLongLong()};
        if (options.decision.contact->value <= 0)
            return AgentOptionsWords::tr("--contact wants the number of a contact");
    }
    if (parser.isSet(u"accounts"_s))
        options.choices.columns.accountTable = parser.value(u"accounts"_s);
    return {};
}

AgentOptions optionsIn(const QCommandLineParser &parser)
{
    AgentOptions options{.command = parser.positionalArguments().value(0)};
    options.arguments = parser.positionalArguments().mid(1);
    options.workspace = parser.isSet(u"workspace"_s) ? parser.value(u"workspace"_s) : WorkspaceFolder::usualPath();
    options.credentialsFile = parser.value(u"credentials"_s);
    options.json = parser.isSet(u"json"_s);
    options.planFile = parser.value(u"out"_s);
    options.choices.table = parser.value(u"table"_s);
    options.choices.segmentPerMethod = parser.isSet(u"segment-per-method"_s);
    options.choices.linkUnverified = parser.isSet(u"link-unverified"_s);
    for (const QString &name : policyOptions())
        options.policy.append(parser.value(name));
    options.decision.value = parser.value(u"value"_s);
    options.decision.note = parser.value(u"note"_s);
    options.decision.isForAllAlike = parser.isSet(u"all-alike"_s);
    options.acceptShrinkage = parser.isSet(u"accept-shrinkage"_s);
    return options;
}

/// What is wrong with the options that were given, or nothing.
QString misuseOfOptions(const QCommandLineParser &parser, const CommandEntry &entry)
{
    for (const QString &name : parser.optionNames()) {
        if (!entry.options.contains(name) && !commonOptions().contains(name))
            return AgentOptionsWords::tr("%1 has no option --%2").arg(entry.name, name);
        if (parser.value(name).isEmpty() && parser.isSet(name) && valueOptions().contains(name))
            return AgentOptionsWords::tr("--%1 wants a value").arg(name);
    }
    return {};
}

/// What is wrong with this use of a command, or nothing.
QString misuse(const QCommandLineParser &parser, const AgentOptions &options)
{
    const CommandEntry *entry = commandNamed(options.command);
    if (!entry)
        return AgentOptionsWords::tr("there is no command \"%1\"").arg(options.command);
    if (!entry->takesWords && options.arguments.size() != (entry->takesFile ? 1 : 0))
        return entry->takesFile ? AgentOptionsWords::tr("%1 wants one file").arg(entry->name)
                                : AgentOptionsWords::tr("%1 wants no file").arg(entry->name);
    return misuseOfOptions(parser, *entry);
}

} // namespace

ParsedOptions parseOptions(const QStringList &commandLine)
{
    QCommandLineParser parser;
    parser.addOptions(allOptions());
    const QCommandLineOption help({u"h"_s, u"help"_s}, AgentOptionsWords::tr("Show this help."));
    parser.addOption(help);
    const QCommandLineOption version({u"v"_s, u"version"_s}, AgentOptionsWords::tr("Show the version."));
    parser.addOption(version);
    if (!parser.parse(commandLine))
        return UsageError{parser.errorText()};
    if (parser.isSet(version))
        return HelpAsked{QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion()};
    if (parser.isSet(help) || parser.positionalArguments().value(0) == "help"_L1)
        return HelpAsked{helpText(parser)};
    if (parser.positionalArguments().isEmpty())
        return UsageError{AgentOptionsWords::tr("a command is missing")};
    AgentOptions options = optionsIn(parser);
    QString wrong = misuse(parser, options);
    if (wrong.isEmpty())
        wrong = readValues(parser, options);
    if (!wrong.isEmpty())
        return UsageError{wrong};
    return options;
}

} // namespace lockstep
