// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine_reader.h"

#include "runtime/engine_presence.h"
#include "runtime/system_clock.h"
#include "runtime/workspace_status.h"
#include "store/engine_sample_repository.h"
#include "store/engine_status_repository.h"
#include "store/failure_repository.h"
#include "store/work_queue.h"

namespace lockstep
{

namespace
{

/// What `use` makes of the opened workspace.
template <class Use>
auto inWorkspace(const QString &folder, Use use) -> decltype(use(std::declval<OpenWorkspace &>()))
{
    const auto workspace = OpenWorkspace::openExisting(folder);
    if (!workspace)
        return fail(workspace.error());
    return use(**workspace);
}

constexpr std::chrono::seconds aDay{86'400};

Result<EngineHistory> historyOf(OpenWorkspace &workspace, const QString &credentialsFile, Moment now)
{
    const Moment since = Moment::fromSeconds(now.seconds() - aDay.count());
    auto samples = EngineSampleRepository(workspace.database()).since(since);
    if (!samples)
        return fail(samples.error());
    const auto delay = workspace.store().deliveries.figuresSince(since);
    if (!delay)
        return fail(delay.error());
    return EngineHistory{.samples = std::move(*samples),
                         .requestsPerHour = requestsPerHourOf(workspace, credentialsFile),
                         .delay = *delay};
}

} // namespace

Result<EngineStatus> EngineReader::status() const
{
    return inWorkspace(m_workspace, [](OpenWorkspace &workspace) -> Result<EngineStatus> {
        const Moment now = SystemClock().now();
        auto engine = enginePresence(workspace.database(), now);
        if (!engine)
            return fail(engine.error());
        // Whether it lives is told by its lease: an engine that waits for a person may have said nothing for minutes.
        if (engine->isRunning())
            engine->status.at = now;
        return std::move(engine->status);
    });
}

Result<EngineReport> EngineReader::report(Moment now) const
{
    return inWorkspace(m_workspace, [this, now](OpenWorkspace &workspace) -> Result<EngineReport> {
        const auto failures = FailureRepository(workspace.database()).all();
        if (!failures)
            return fail(failures.error());
        auto situations = workspace.store().personStates.counts();
        if (!situations)
            return fail(situations.error());
        auto history = historyOf(workspace, m_credentialsFile, now);
        if (!history)
            return fail(history.error());
        return EngineReport{
            .failures = groupsOf(*failures), .situations = std::move(*situations), .history = std::move(*history)};
    });
}

Result<std::optional<Run>> EngineReader::lastRun() const
{
    return inWorkspace(m_workspace, [](OpenWorkspace &workspace) -> Result<std::optional<Run>> {
        const auto runs = workspace.store().runs.last(1);
        if (!runs)
            return fail(runs.error());
        return runs->isEmpty() ? std::nullopt : std::optional(runs->constFirst());
    });
}

Result<QList<AppUserId>> EngineReader::peopleIn(const FailureGroup &group) const
{
    return inWorkspace(m_workspace, [&group](OpenWorkspace &workspace) -> Result<QList<AppUserId>> {
        const auto failures = FailureRepository(workspace.database()).all();
        if (!failures)
            return fail(failures.error());
        return lockstep::peopleIn(group, *failures);
    });
}

Result<void> EngineReader::setPaused(bool isPaused) const
{
    return inWorkspace(m_workspace, [isPaused](OpenWorkspace &workspace) -> Result<void> {
        return EngineStatusRepository(workspace.database()).setPaused(isPaused);
    });
}

Result<int> EngineReader::tryAgain(const FailureGroup &group, Moment now) const
{
    return inWorkspace(m_workspace, [&group, now](OpenWorkspace &workspace) -> Result<int> {
        const auto failures = FailureRepository(workspace.database()).all();
        if (!failures)
            return fail(failures.error());
        const QList<AppUserId> users = givenUpIn(group, *failures);
        // Named nobody, the queue would take everybody.
        return users.isEmpty() ? Result<int>(0) : WorkQueue(workspace.database()).tryAgain(users, now);
    });
}

Result<void> EngineReader::notePeople(Moment now) const
{
    return inWorkspace(m_workspace, [now](OpenWorkspace &workspace) -> Result<void> {
        return EngineStatusRepository(workspace.database()).notePeople(now);
    });
}

} // namespace lockstep
