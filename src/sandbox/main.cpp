// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sample_folder.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>
#include <QUuid>

#include <csignal>
#include <cstdlib>
#include <sys/stat.h>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace
{

struct Wishes {
    QString folder;
    SandboxSettings server;
    SampleSettings sample;
};

Wishes wishesOf(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"A pretend Mautic on the loopback address with a sample application."_s);
    parser.addHelpOption();
    parser.addOptions({{u"folder"_s, u"Where the sample is written (needed)."_s, u"folder"_s},
                       {u"port"_s, u"0 takes a free one."_s, u"number"_s, u"0"_s},
                       {u"users"_s, u"Users of the application."_s, u"number"_s, u"2000"_s},
                       {u"contacts"_s, u"Contacts in Mautic."_s, u"number"_s, u"1500"_s},
                       {u"seed"_s, u"Equal seeds make equal people."_s, u"number"_s, u"1"_s},
                       {u"latency-ms"_s, u"Waited before every answer."_s, u"milliseconds"_s, u"0"_s},
                       {u"batch-limit"_s, u"Items a batch may have."_s, u"number"_s, u"200"_s},
                       {u"log"_s, u"Where every request is written, a line of JSON each."_s, u"file"_s}});
    parser.process(application);
    if (!parser.isSet(u"folder"_s)) {
        QTextStream(stderr) << "lockstep-sandbox: --folder is needed\n";
        std::exit(2);
    }
    return {.folder = parser.value(u"folder"_s),
            .server = {.port = parser.value(u"port"_s).toUShort(),
                       .clientSecret = QUuid::createUuid().toByteArray(QUuid::Id128),
                       .latency = std::chrono::milliseconds(parser.value(u"latency-ms"_s).toInt()),
                       .batchLimit = parser.value(u"batch-limit"_s).toInt(),
                       .logFile = parser.value(u"log"_s)},
            .sample = {.users = parser.value(u"users"_s).toInt(),
                       .contacts = parser.value(u"contacts"_s).toInt(),
                       .seed = parser.value(u"seed"_s).toULongLong()}};
}

int failed(const Error &error)
{
    QTextStream(stderr) << "lockstep-sandbox: " << error.subject << ": " << error.detail << '\n';
    return 1;
}

/// Threads made later inherit the mask, so that only `sigwait` gets the signals.
sigset_t heldSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

} // namespace

int main(int argc, char **argv)
{
    ::umask(0077);
    const QCoreApplication application(argc, argv);
    const Wishes wishes = wishesOf(application);
    const sigset_t signals = heldSignals();
    SandboxMautic mautic(wishes.server);
    if (const auto started = mautic.start(); !started) {
        return failed(started.error());
    }
    const auto sample = writeSampleFolder(wishes.folder, mautic, wishes.sample);
    if (!sample) {
        return failed(sample.error());
    }
    QTextStream(stdout) << sample->announcement() << Qt::flush;
    int signal = 0;
    sigwait(&signals, &signal);
    mautic.stop();
    return 0;
}
