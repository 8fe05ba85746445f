// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/figures.h"

#include "bench/bench_world.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

double secondsOf(std::chrono::milliseconds time) { return std::chrono::duration<double>(time).count(); }

double megabytesOf(qint64 bytes) { return static_cast<double>(bytes) / 1e6; }

} // namespace

QByteArray Figure::line() const
{
    const QJsonObject json{
        {u"work"_s, work}, {u"value"_s, value}, {u"unit"_s, unit}, {u"atMost"_s, atMost}, {u"met"_s, isMet()}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

Result<QList<Figure>> figuresOfNewUsers()
{
    const auto world = BenchWorld::start({});
    if (!world)
        return fail(world.error());
    if (const auto first = (*world)->sync(); !first)
        return fail(first.error());
    const auto before = (*world)->writingRequests();
    if (!before)
        return fail(before.error());
    if (auto signedUp = (*world)->signUp(1'000); !signedUp)
        return fail(signedUp.error());
    const auto run = (*world)->sync();
    if (!run)
        return fail(run.error());
    const auto after = (*world)->writingRequests();
    if (!after)
        return fail(after.error());
    const QJsonObject written = QJsonDocument::fromJson(run->output).object().value(u"written"_s).toObject();
    return QList<Figure>{{.work = u"1,000 new users created and put into the segment"_s,
                          .unit = u"writing requests"_s,
                          .value = double(*after - *before),
                          .atMost = 7},
                         {.work = u"of them, contacts not created"_s,
                          .unit = u"contacts"_s,
                          .value = 1'000 - written.value(u"created"_s).toDouble(),
                          .atMost = 0},
                         {.work = u"of them, not put into the segment"_s,
                          .unit = u"contacts"_s,
                          .value = 1'000 - written.value(u"addedToSegment"_s).toDouble(),
                          .atMost = 0}};
}

Result<QList<Figure>> figuresOfLargeSync()
{
    const auto world = BenchWorld::start({.users = 10'000, .contacts = 10'000});
    if (!world)
        return fail(world.error());
    const auto first = (*world)->sync();
    if (!first)
        return fail(first.error());
    const auto before = (*world)->writingRequests();
    if (!before)
        return fail(before.error());
    const auto second = (*world)->sync();
    if (!second)
        return fail(second.error());
    const auto after = (*world)->writingRequests();
    if (!after)
        return fail(after.error());
    const QString again = u"the same again, unchanged"_s;
    return QList<Figure>{
        {.work = u"first sync of 10,000 users and 10,000 contacts"_s,
         .unit = u"seconds of CPU"_s,
         .value = secondsOf(first->cpu),
         .atMost = 2.5},
        {.work = again, .unit = u"seconds of CPU"_s, .value = secondsOf(second->cpu), .atMost = 1.2},
        {.work = again, .unit = u"writing requests"_s, .value = double(*after - *before), .atMost = 0},
        {.work = again, .unit = u"MB at the peak"_s, .value = megabytesOf(second->peakBytes), .atMost = 150}};
}

Result<QList<Figure>> figuresOfPlan()
{
    QList<double> seconds;
    for (int i = 0; i < 3; ++i) {
        const auto world = BenchWorld::start({});
        if (!world)
            return fail(world.error());
        const auto run = (*world)->agent({u"plan"_s});
        if (!run)
            return fail(run.error());
        seconds.append(secondsOf(run->wall));
    }
    std::ranges::sort(seconds);
    return QList<Figure>{{.work = u"lockstep-agent plan on the sandbox, from start to exit"_s,
                          .unit = u"seconds"_s,
                          .value = seconds.at(1),
                          .atMost = 1.5}};
}

} // namespace lockstep
