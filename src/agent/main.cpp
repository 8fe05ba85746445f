// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/command_table.h"
#include "agent/error_json.h"
#include "domain/error_names.h"
#include "domain/log.h"
#include "runtime/log_file.h"
#include "runtime/process_setup.h"
#include "runtime/stop_on_signals.h"
#include "words/error_words.h"
#include "words/words_language.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

class MainWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::MainWords)

public:
    static QString usage(const QString &problem)
    {
        return tr("lockstep-agent: %1. \"lockstep-agent --help\" helps.").arg(problem);
    }
    static QString noAnswer() { return tr("lockstep-agent: the answer could not be written."); }
};

void tell(const Error &error, const AgentOptions &options, Terminal &terminal)
{
    qCWarning(logProgram, "%s failed: %s (%s)", qUtf8Printable(options.command), qUtf8Printable(nameOf(error.kind)),
              qUtf8Printable(error.detail));
    if (options.json) {
        terminal.answer(QJsonObject{{u"error"_s, toJson(error)}});
        return;
    }
    const ErrorSentences words = ErrorWords::sentencesFor(error);
    terminal.say(words.whatHappened + u'\n' + words.whatItMeans + u'\n' + words.whatToDo);
}

ExitCode runCommand(const AgentOptions &options, Terminal &terminal)
{
    StopOnSignals signals;
    const std::stop_token stop = signals.token();
    CommandContext context{.options = options, .terminal = terminal, .signals = signals, .stop = stop};
    const auto done = commandNamed(options.command)->run(context);
    ExitCode code = done ? *done : exitCodeFor(done.error().kind);
    if (!done)
        tell(done.error(), options, terminal);
    else
        qCInfo(logProgram, "%s ended with exit code %d", qUtf8Printable(options.command), static_cast<int>(code));
    if (!terminal.couldAnswer()) {
        terminal.say(MainWords::noAnswer());
        code = ExitCode::Failed;
    }
    return code;
}

ExitCode runAgent(const QStringList &commandLine)
{
    Terminal terminal;
    const ParsedOptions parsed = parseOptions(commandLine);
    if (const auto *help = std::get_if<HelpAsked>(&parsed)) {
        terminal.answer(help->text);
        return ExitCode::Done;
    }
    if (const auto *wrong = std::get_if<UsageError>(&parsed)) {
        terminal.say(MainWords::usage(wrong->text));
        return ExitCode::BadUsage;
    }
    return runCommand(std::get<AgentOptions>(parsed), terminal);
}

} // namespace

} // namespace lockstep

int main(int argc, char *argv[])
{
    lockstep::hardenProcess();
    lockstep::useUnseededHashes();
    lockstep::silenceLogging();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"lockstep-agent"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(LOCKSTEP_VERSION));
    lockstep::installLanguage();
    return static_cast<int>(lockstep::runAgent(QCoreApplication::arguments()));
}
