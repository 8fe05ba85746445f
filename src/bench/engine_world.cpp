// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/engine_world.h"

#include "bench/sqlite_file.h"
#include "runtime/mautic_connection.h"
#include "runtime/process_credentials.h"
#include "runtime/run_session.h"
#include "runtime/system_clock.h"
#include "store/engine_status_repository.h"
#include "sync/mautic_poll.h"

#include <QThread>
#include <QVariant>

#include <algorithm>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lockstep
{

namespace
{

constexpr auto patience = 10min;
constexpr qint64 longestNap = 200'000;

std::chrono::microseconds timeOf(const timeval &time)
{
    return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
}

} // namespace

std::chrono::microseconds cpuOfThisProcess()
{
    rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    return timeOf(usage.ru_utime) + timeOf(usage.ru_stime);
}

EngineWorld::EngineWorld(BenchWorld &world)
    : m_world(world)
{
}

EngineWorld::~EngineWorld() { m_engine.reset(); }

Result<void> EngineWorld::open()
{
    if (const auto synced = m_world.sync(); !synced)
        return fail(synced.error());
    qputenv("MAUTIC_RATE_LIMIT", "1000000");
    auto credentials = loadProcessCredentials(m_world.credentialsFile());
    if (!credentials)
        return fail(credentials.error());
    m_credentials = std::move(*credentials);
    auto workspace = OpenWorkspace::openExisting(m_world.workspace());
    if (!workspace)
        return fail(workspace.error());
    m_workspace = std::move(*workspace);
    if (auto taken = m_workspace->takeForWork(); !taken)
        return taken;
    auto shared = std::make_shared<ServiceCredentials>();
    shared->set(duplicateOf(m_credentials));
    auto engine = backgroundWork(std::move(shared))({*m_workspace, *m_workspace->lease(), [] {}});
    if (!engine)
        return fail(engine.error());
    m_engine = std::move(*engine);
    return {};
}

Result<void> EngineWorld::takeAsCompared()
{
    const SystemClock clock;
    const LoadedCredentials credentials = duplicateOf(m_credentials);
    if (!credentials.mautic || !m_workspace->settings())
        return fail(ErrorKind::Internal, u"no Mautic"_s);
    const WorkspaceSettings settings = settingsOfRun(*m_workspace->settings(), credentials);
    auto again = duplicateOf(credentials);
    MauticConnection mautic(std::move(*again.mautic), settings, m_workspace->database(), clock);
    MauticPoll poll(mautic.api(), store(), clock);
    if (auto begun = poll.startHere({}); !begun)
        return begun;
    return store().cursors.setLast(Occasion::FullCompare, clock.now());
}

Result<void> EngineWorld::step()
{
    const auto next = m_engine->step({});
    if (!next)
        return fail(next.error());
    m_next = *next;
    return {};
}

Result<void> EngineWorld::runUntil(const std::function<bool()> &isDone)
{
    const auto end = std::chrono::steady_clock::now() + patience;
    const SystemClock clock;
    while (!isDone()) {
        if (std::chrono::steady_clock::now() > end)
            return fail(ErrorKind::Internal, u"takes too long"_s, u"the engine"_s);
        const qint64 ahead = m_next.microseconds - clock.now().microseconds;
        if (ahead > 0) {
            QThread::usleep(static_cast<unsigned long>(std::min(ahead, longestNap)));
            continue;
        }
        if (auto done = step(); !done)
            return done;
    }
    return {};
}

bool EngineWorld::isSettled()
{
    const EngineStatus now = status();
    return now.lastFullCompare && now.lastMauticPoll && !now.comparing && now.queue.open() == 0;
}

Result<void> EngineWorld::openSettled()
{
    auto opened = open();
    return opened ? settle() : opened;
}

Result<void> EngineWorld::settle()
{
    return runUntil([this] { return isSettled(); });
}

EngineStatus EngineWorld::status()
{
    const auto kept = EngineStatusRepository(m_workspace->database()).find();
    return kept ? *kept : EngineStatus();
}

int EngineWorld::requests()
{
    const auto count = SqliteFile(m_workspace->database().path()).value(u"SELECT count(*) FROM request_record"_s);
    return count ? count->toInt() : -1;
}

} // namespace lockstep
