// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/console_figures.h"

#include "bench/bench_world.h"
#include "bench/people_world.h"
#include "runtime/people_reader.h"
#include "runtime/workspace_settings_file.h"

#include <QDir>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr int starts = 5;

struct Start {
    double milliseconds = 0;
    qint64 peakBytes = 0;
};

Result<Start> startConsole(const QString &workspace)
{
    const auto before = std::chrono::steady_clock::now().time_since_epoch();
    const auto run = runMeasured(programBeside(u"lockstep"_s), {u"--workspace"_s, workspace, u"--measure"_s, u"rows"_s},
                                 offscreen(workspace));
    if (run && run->exitCode != 0)
        return fail(ErrorKind::Internal, u"exit code %1"_s.arg(run->exitCode), u"lockstep"_s);
    if (!run)
        return fail(run.error());
    const double shown = run->output.trimmed().toDouble();
    return Start{.milliseconds = shown - std::chrono::duration<double, std::milli>(before).count(),
                 .peakBytes = run->peakBytes};
}

} // namespace

Result<QList<Figure>> figuresOfStart(int people)
{
    const auto world = PeopleWorld::make(people);
    if (!world)
        return fail(world.error());
    if (const auto made = updatePeople((*world)->workspace(), {}); !made)
        return fail(made.error());
    const QString settings = QDir((*world)->workspace()).filePath(settingsFileName);
    if (auto saved = WorkspaceSettingsFile(settings).save({}); !saved)
        return fail(saved.error());
    QList<double> milliseconds;
    qint64 peakBytes = 0;
    for (int i = 0; i < starts; ++i) {
        const auto start = startConsole((*world)->workspace());
        if (!start)
            return fail(start.error());
        milliseconds.append(start->milliseconds);
        peakBytes = std::max(peakBytes, start->peakBytes);
    }
    std::ranges::sort(milliseconds);
    const QString of = QLocale(QLocale::English).toString(people) + u" people: program start to first rows"_s;
    return QList<Figure>{{.work = of, .unit = u"ms"_s, .value = milliseconds.at(starts / 2), .atMost = 300},
                         {.work = QString(of + u", and its end"_s),
                          .unit = u"MB at the peak"_s,
                          .value = double(peakBytes) / 1e6,
                          .atMost = people >= 1'000'000 ? 250.0 : 150.0}};
}

Result<QList<Figure>> figuresOfBusyWindow()
{
    const auto world = BenchWorld::start({.users = 10'000, .contacts = 10'000});
    if (!world)
        return fail(world.error());
    if (const auto planned = (*world)->agent({u"plan"_s}); !planned)
        return fail(planned.error());
    const auto run = (*world)->console({u"--measure"_s, u"sync"_s});
    if (!run)
        return fail(run.error());
    return QList<Figure>{{.work = u"longest time the window is busy during a sync of 10,000"_s,
                          .unit = u"ms"_s,
                          .value = run->output.trimmed().toDouble(),
                          .atMost = 50}};
}

} // namespace lockstep
