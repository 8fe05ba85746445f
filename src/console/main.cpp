// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/appearance.h"
#include "console/close_on_signals.h"
#include "console/console.h"
#include "runtime/log_file.h"
#include "runtime/process_setup.h"
#include "words/words_language.h"

#include <QApplication>
#include <QIcon>
#include <QTextStream>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace
{

int answer(const lockstep::ConsoleAnswer &answer)
{
    QTextStream(answer.isMistake ? stderr : stdout) << answer.text;
    return answer.isMistake ? 2 : 0;
}

/// Help and version need no display.
bool needsDisplay(int argc, char *argv[])
{
    for (int index = 1; index < argc; ++index) {
        const QByteArrayView argument(argv[index]);
        if (argument == "--help" || argument == "-h" || argument == "--version" || argument == "-v")
            return false;
    }
    return true;
}

bool hasDisplay()
{
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || qEnvironmentVariableIsSet("DISPLAY")
        || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
}

} // namespace

int main(int argc, char *argv[])
{
    lockstep::hardenProcess();
    lockstep::useUnseededHashes();
    lockstep::silenceLogging();
    const bool isBlind = !hasDisplay();
    if (isBlind || !needsDisplay(argc, argv))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    QApplication::setApplicationName(u"lockstep"_s);
    QApplication::setApplicationVersion(QStringLiteral(LOCKSTEP_VERSION));
    QApplication::setDesktopFileName(u"lockstep"_s);
    QApplication::setWindowIcon(QIcon(u":/lockstep.svg"_s));
    lockstep::installLanguage(lockstep::languageIn(QApplication::arguments()));
    const auto parsed = lockstep::parseConsoleOptions(QApplication::arguments());
    if (const auto *instead = std::get_if<lockstep::ConsoleAnswer>(&parsed))
        return answer(*instead);
    if (isBlind)
        return answer(lockstep::noDisplay());
    const auto &options = std::get<lockstep::ConsoleOptions>(parsed);
    lockstep::applyAppearance(options.colours);
    const lockstep::CloseOnSignals signals;
    lockstep::Console console(options);
    QObject::connect(&signals, &lockstep::CloseOnSignals::toldToEnd, &console, &lockstep::Console::closeSoon);
    console.start();
    return QApplication::exec();
}
