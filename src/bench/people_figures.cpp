// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/people_figures.h"

#include "bench/people_screen.h"
#include "bench/people_world.h"
#include "bench/process_memory.h"
#include "runtime/people_reader.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

struct Limits {
    double firstRows = 300;
    double orderComplete = 300;
    double search = 50;
    double sort = 50;
    double jump = 50;
    double memory = 150;
};

constexpr int aMillion = 1'000'000;

Limits limitsFor(int people)
{
    if (people < aMillion)
        return {};
    return {.firstRows = 300, .orderComplete = 500, .search = 150, .sort = 1'000, .jump = 30, .memory = 250};
}

double percentile(QList<double> times, int percent)
{
    std::sort(times.begin(), times.end());
    return times.isEmpty() ? 0 : times.at(std::min<qsizetype>(times.size() * percent / 100, times.size() - 1));
}

QStringList typedTexts()
{
    QStringList texts;
    for (const QString &word : {u"müller"_s, u"person1234"_s, u"anna garcia"_s, u"u00012"_s, u"@example"_s, u"zz"_s}) {
        for (qsizetype length = 1; length <= word.size(); ++length)
            texts.append(word.first(length));
    }
    return texts;
}

QList<double> timesOfSearches(PeopleScreen &screen)
{
    QList<double> times;
    for (const QString &text : typedTexts())
        times.append(screen.show({.search = text}));
    return times;
}

QList<double> timesOfSorts(PeopleScreen &screen)
{
    QList<double> times;
    for (int column = 0; column < peopleColumnCount; ++column) {
        for (const bool isDescending : {false, true})
            times.append(screen.show({.sortBy = static_cast<PeopleColumn>(column), .isDescending = isDescending}));
    }
    return times;
}

QList<double> timesOfJumps(PeopleScreen &screen, int people)
{
    QRandomGenerator random(20261121);
    QList<double> times;
    for (int i = 0; i < 300; ++i)
        times.append(screen.jumpTo(random.bounded(people)));
    return times;
}

} // namespace

Result<QList<Figure>> figuresOfPeople(int people)
{
    const auto world = PeopleWorld::make(people);
    if (!world)
        return fail(world.error());
    QElapsedTimer watch;
    watch.start();
    if (const auto made = updatePeople((*world)->workspace(), {}); !made)
        return fail(made.error());
    const double firstUpdate = double(watch.restart()) / 1e3;
    forgetPeakOfMemory();

    const Limits limits = limitsFor(people);
    const QString of = QLocale(QLocale::English).toString(people) + u" people: "_s;
    PeopleScreen screen((*world)->workspace());
    const double firstRows = screen.open();
    const double complete = firstRows + screen.waitForOrder();
    screen.waitForWords();
    const double searches = percentile(timesOfSearches(screen), 95);
    const double sorts = percentile(timesOfSorts(screen), 95);
    screen.show({});
    const double jumps = percentile(timesOfJumps(screen, people), 99);
    const QString ms = u"ms"_s;
    return QList<Figure>{
        {.work = of + u"list made for the first time"_s, .unit = u"s"_s, .value = firstUpdate, .atMost = people / 5e3},
        {.work = of + u"open to first rows"_s, .unit = ms, .value = firstRows, .atMost = limits.firstRows},
        {.work = of + u"open to order complete"_s, .unit = ms, .value = complete, .atMost = limits.orderComplete},
        {.work = of + u"search as you type, p95"_s, .unit = ms, .value = searches, .atMost = limits.search},
        {.work = of + u"sort by another column, p95"_s, .unit = ms, .value = sorts, .atMost = limits.sort},
        {.work = of + u"jump to a random place, p99"_s, .unit = ms, .value = jumps, .atMost = limits.jump},
        {.work = of + u"memory"_s, .unit = u"MB at the peak"_s, .value = peakMegabytes(), .atMost = limits.memory}};
}

} // namespace lockstep
