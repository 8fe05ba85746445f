// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/bench_world.h"
#include "runtime/background_session.h"
#include "secrets/loaded_credentials.h"

#include <functional>

namespace lockstep
{

/// A bench world in step, with the engine of its workspace in this process, on this thread.
class EngineWorld
{
public:
    explicit EngineWorld(BenchWorld &world);
    EngineWorld(const EngineWorld &) = delete;
    EngineWorld &operator=(const EngineWorld &) = delete;
    ~EngineWorld();

    /// Syncs everybody by the agent and takes the workspace for the engine.
    [[nodiscard]] Result<void> open();
    /// The same, and settles.
    [[nodiscard]] Result<void> openSettled();
    /// Tells the store that everything has just been compared, and how far Mautic's logs have got: for sizes where
    /// comparing is not what is measured.
    [[nodiscard]] Result<void> takeAsCompared();
    /// Calls the engine whenever it wants to be, until `isDone`. Internal when that takes longer than ten minutes.
    [[nodiscard]] Result<void> runUntil(const std::function<bool()> &isDone);
    /// Until everything is compared and nothing waits.
    [[nodiscard]] Result<void> settle();
    /// One step of the engine, which is waited for.
    [[nodiscard]] Result<void> step();

    [[nodiscard]] bool isSettled();
    [[nodiscard]] EngineStatus status();
    [[nodiscard]] Repositories &store() { return m_workspace->store(); }
    /// All requests of the workspace so far, sign-in included.
    [[nodiscard]] int requests();
    [[nodiscard]] const LoadedCredentials &credentials() const { return m_credentials; }

private:
    BenchWorld &m_world;
    LoadedCredentials m_credentials;
    std::unique_ptr<OpenWorkspace> m_workspace;
    std::unique_ptr<EngineWork> m_engine;
    Moment m_next = {};
};

/// Time of all cores that this process has used.
[[nodiscard]] std::chrono::microseconds cpuOfThisProcess();

} // namespace lockstep
