// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/engine_figures.h"

#include "bench/agent_process.h"
#include "bench/engine_world.h"
#include "bench/sqlite_file.h"
#include "bench/usual_client.h"
#include "runtime/system_clock.h"
#include "runtime/workspace_folder.h"

#include <QElapsedTimer>
#include <QLocale>
#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lockstep
{

namespace
{

double secondsOf(std::chrono::milliseconds time) { return std::chrono::duration<double>(time).count(); }

struct Look {
    int requests = 0;
    double milliseconds = 0;
};

/// The next step in which Mautic is asked.
Result<Look> nextPoll(EngineWorld &engine)
{
    Look look;
    const auto hasPolled = [&] { return look.requests > 0; };
    int before = engine.requests();
    std::chrono::microseconds cpu = cpuOfThisProcess();
    // Called before each nap and each step: what is used in between belongs to the step that asked.
    const auto measure = [&] {
        const auto used = cpuOfThisProcess() - cpu;
        const int now = engine.requests();
        look = {.requests = now - before, .milliseconds = std::chrono::duration<double, std::milli>(used).count()};
        before = now;
        cpu = cpuOfThisProcess();
        return hasPolled();
    };
    if (auto done = engine.runUntil(measure); !done)
        return fail(done.error());
    return look;
}

Result<QList<ContactId>> linkedContacts(EngineWorld &engine, int wanted)
{
    QList<ContactId> contacts;
    std::optional<AppUserId> after;
    while (contacts.size() < wanted) {
        const auto users = engine.store().users.page(after, wanted);
        if (!users)
            return fail(users.error());
        if (users->isEmpty())
            return fail(ErrorKind::Internal, u"too few are linked"_s);
        QList<AppUserId> ids;
        for (const AppUser &user : *users)
            ids.append(user.id);
        after = ids.last();
        const auto links = engine.store().links.ofUsers(ids);
        if (!links)
            return fail(links.error());
        for (const Link &link : *links)
            contacts.append(link.contact);
    }
    return contacts.first(wanted);
}

/// As far as the budget goes.
Result<void> letAnHourPass(const BenchWorld &world)
{
    const auto folder = WorkspaceFolder::open(world.workspace());
    return folder ? SqliteFile(folder->storeFile()).runForAll(u"DELETE FROM request"_s, {{}})
                  : Result<void>(fail(folder.error()));
}

} // namespace

Result<QList<Figure>> figuresOfIdlePoll(int contacts)
{
    const auto world = BenchWorld::start({.users = 1'000, .contacts = contacts});
    if (!world)
        return fail(world.error());
    EngineWorld engine(**world);
    if (auto opened = engine.open(); !opened)
        return fail(opened.error());
    if (auto taken = engine.takeAsCompared(); !taken)
        return fail(taken.error());
    if (auto settled = engine.settle(); !settled)
        return fail(settled.error());
    QList<double> milliseconds;
    int requests = 0;
    for (int i = 0; i < 5; ++i) {
        const auto look = nextPoll(engine);
        if (!look)
            return fail(look.error());
        milliseconds.append(look->milliseconds);
        requests = std::max(requests, look->requests);
    }
    std::ranges::sort(milliseconds);
    const QString of = u"idle poll, %1 contacts: "_s.arg(QLocale(QLocale::English).toString(contacts));
    return QList<Figure>{
        {.work = of + u"the most of five"_s, .unit = u"requests"_s, .value = double(requests), .atMost = 1},
        {.work = of + u"own CPU, the middle one of five"_s, .unit = u"ms"_s, .value = milliseconds.at(2), .atMost = 5}};
}

Result<QList<Figure>> figuresOfChangesInMautic()
{
    const auto world = BenchWorld::start({.users = 3'000, .contacts = 2'000});
    if (!world)
        return fail(world.error());
    EngineWorld engine(**world);
    if (auto settled = engine.openSettled(); !settled)
        return fail(settled.error());
    const auto contacts = linkedContacts(engine, 1'000);
    if (!contacts)
        return fail(contacts.error());
    // The sandbox logs everybody under one name: our own writes of just now would hide theirs for ten minutes.
    const SystemClock clock;
    if (auto forgotten = engine.store().ownWrites.trim(clock.now()); !forgotten)
        return fail(forgotten.error());
    const auto access = duplicateOf(engine.credentials()).mautic;
    if (!access)
        return fail(access.error());
    UsualClient other(*access, clock);
    if (auto signedIn = other.signIn(); !signedIn)
        return fail(signedIn.error());
    const int before = engine.requests();
    if (auto edited = other.edit(*contacts, u"company"_s, u"Changed in Mautic"_s); !edited)
        return fail(edited.error());
    bool wasNoticed = false;
    const auto isDecided = [&] {
        const auto last = engine.store().contacts.withIds({contacts->last()});
        wasNoticed = wasNoticed
            || (last && !last->isEmpty() && last->first().fields.value(u"company"_s) == u"Changed in Mautic"_s);
        return wasNoticed && engine.isSettled();
    };
    if (auto done = engine.runUntil(isDecided); !done)
        return fail(done.error());
    return QList<Figure>{{.work = u"1,000 contacts changed in Mautic: noticed, re-read, decided"_s,
                          .unit = u"requests"_s,
                          .value = double(engine.requests() - before),
                          .atMost = 5}};
}

Result<QList<Figure>> figuresOfNothingChanged()
{
    const auto world = BenchWorld::start({.users = 10'000, .contacts = 10'000});
    if (!world)
        return fail(world.error());
    {
        EngineWorld engine(**world);
        if (auto opened = engine.open(); !opened)
            return fail(opened.error());
        if (auto settled = engine.settle(); !settled)
            return fail(settled.error());
    }
    EngineWorld engine(**world);
    if (auto opened = engine.open(); !opened)
        return fail(opened.error());
    const Moment begin = SystemClock().now();
    const std::chrono::microseconds before = cpuOfThisProcess();
    const auto hasLooked = [&] {
        const auto polled = engine.status().lastMauticPoll;
        return polled && *polled > begin && engine.isSettled();
    };
    if (auto done = engine.runUntil(hasLooked); !done)
        return fail(done.error());
    const std::chrono::duration<double> used = cpuOfThisProcess() - before;
    return QList<Figure>{
        {.work = u"10,000 users and contacts, nothing changed, through the feed: all users read and Mautic's log"_s,
         .unit = u"seconds of CPU"_s,
         .value = used.count(),
         .atMost = 0.3}};
}

Result<QList<Figure>> figuresOfIdleAgent(std::chrono::seconds span)
{
    const auto world = BenchWorld::start({.users = 10'000, .contacts = 10'000});
    if (!world)
        return fail(world.error());
    {
        EngineWorld engine(**world);
        if (auto settled = engine.openSettled(); !settled)
            return fail(settled.error());
    }
    if (auto forgotten = letAnHourPass(**world); !forgotten)
        return fail(forgotten.error());
    AgentProcess agent(**world);
    if (auto idle = agent.waitUntilIdle(); !idle)
        return fail(idle.error());
    const auto begin = agent.usage();
    QElapsedTimer watch;
    watch.start();
    QThread::sleep(static_cast<unsigned long>(span.count()));
    const auto end = agent.usage();
    if (!begin || !end)
        return fail(!begin ? begin.error() : end.error());
    const double share = secondsOf(end->cpu - begin->cpu) / (double(watch.elapsed()) / 1e3) * 100;
    const QString of = u"agent idle for %1 s over 10,000 users and contacts"_s.arg(span.count());
    return QList<Figure>{
        {.work = u"10,000 users and contacts, nothing changed: from the agent's start to idle, for comparison"_s,
         .unit = u"seconds of CPU"_s,
         .value = secondsOf(begin->cpu),
         .atMost = secondsOf(begin->cpu)},
        {.work = of, .unit = u"percent of one core"_s, .value = share, .atMost = 0.2},
        {.work = of, .unit = u"MB"_s, .value = end->megabytes, .atMost = 80},
        {.work = of, .unit = u"MB at the peak"_s, .value = end->peakMegabytes, .atMost = 80}};
}

} // namespace lockstep
