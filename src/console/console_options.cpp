// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/console_options.h"

#include "runtime/workspace_folder.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

class OptionWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::ConsoleOptionWords)

public:
    static QString about()
    {
        return tr("Keeps an application's users in step with their contacts in Mautic, and lets people see, decide and "
                  "mend what differs.");
    }
    static QString workspace() { return tr("Folder of the workspace (default: %1)."); }
    static QString credentials() { return tr("File with sign-in data, as lines of KEY=VALUE."); }
    static QString sample()
    {
        return tr("Try it on a pretend Mautic with a sample application; nothing is kept afterwards.");
    }
    static QString background() { return tr("Start in the tray, without the window."); }
    static QString colours() { return tr("Colours: desktop, light or dark."); }
    static QString language() { return tr("Language of the window, such as de (default: the desktop's)."); }
    static QString help() { return tr("Show this help."); }
    static QString version() { return tr("Show the version."); }
    static QString notColours() { return tr("\"%1\" is none of desktop, light and dark"); }
    static QString noArguments() { return tr("\"%1\" is not understood"); }
    static QString noDisplay() { return tr("there is no display; lockstep-agent works without one"); }
    static QString usage(const QString &problem) { return tr("lockstep: %1. \"lockstep --help\" helps.").arg(problem); }
};

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(OptionWords::about());
    parser.addOptions({{u"workspace"_s, OptionWords::workspace().arg(WorkspaceFolder::usualPath()), u"folder"_s},
                       {u"credentials"_s, OptionWords::credentials(), u"file"_s},
                       {u"sample"_s, OptionWords::sample()},
                       {u"background"_s, OptionWords::background()},
                       {u"colours"_s, OptionWords::colours(), u"which"_s, u"desktop"_s},
                       {u"language"_s, OptionWords::language(), u"language"_s}});
    for (const auto &[name, value] : {std::pair(u"screenshots"_s, u"folder"_s), std::pair(u"measure"_s, u"what"_s)}) {
        QCommandLineOption hidden(name, {}, value);
        hidden.setFlags(QCommandLineOption::HiddenFromHelp);
        parser.addOption(hidden);
    }
    parser.addOption({{u"h"_s, u"help"_s}, OptionWords::help()});
    parser.addOption({{u"v"_s, u"version"_s}, OptionWords::version()});
}

std::optional<ColourChoice> colourChoice(const QString &name)
{
    if (name == u"desktop")
        return ColourChoice::Desktop;
    if (name == u"light")
        return ColourChoice::Light;
    return name == u"dark" ? std::optional(ColourChoice::Dark) : std::nullopt;
}

ConsoleAnswer mistake(const QString &problem)
{
    return {.text = QString(OptionWords::usage(problem) + u'\n'), .isMistake = true};
}

} // namespace

ConsoleAnswer noDisplay() { return mistake(OptionWords::noDisplay()); }

QString languageIn(const QStringList &commandLine)
{
    QCommandLineParser parser;
    parser.addOption({u"language"_s, {}, u"language"_s});
    parser.parse(commandLine);
    return parser.value(u"language"_s);
}

std::variant<ConsoleOptions, ConsoleAnswer> parseConsoleOptions(const QStringList &commandLine)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(commandLine))
        return mistake(parser.errorText().chopped(parser.errorText().endsWith(u'.') ? 1 : 0));
    if (parser.isSet(u"help"_s))
        return ConsoleAnswer{.text = parser.helpText()};
    if (parser.isSet(u"version"_s))
        return ConsoleAnswer{.text = u"lockstep " LOCKSTEP_VERSION "\n"_s};
    if (!parser.positionalArguments().isEmpty())
        return mistake(OptionWords::noArguments().arg(parser.positionalArguments().constFirst()));
    const auto colours = colourChoice(parser.value(u"colours"_s));
    if (!colours)
        return mistake(OptionWords::notColours().arg(parser.value(u"colours"_s)));
    const QString workspace = parser.value(u"workspace"_s);
    return ConsoleOptions{.workspace = workspace.isEmpty() ? WorkspaceFolder::usualPath() : workspace,
                          .credentialsFile = parser.value(u"credentials"_s),
                          .isSample = parser.isSet(u"sample"_s),
                          .isInBackground = parser.isSet(u"background"_s),
                          .colours = *colours,
                          .screenshotFolder = parser.value(u"screenshots"_s),
                          .measured = parser.value(u"measure"_s)};
}

} // namespace lockstep
