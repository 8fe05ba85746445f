// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_status.h"
#include "runtime/engine_sleep.h"
#include "runtime/open_workspace.h"

#include <mutex>
#include <stop_token>
#include <thread>

namespace lockstep
{

/// The engine with both sides connected, for as long as one lease is held. Belongs to the service's thread.
class EngineWork
{
public:
    virtual ~EngineWork() = default;
    /// Does what is due and says when it wants to be called again. Returns soon after `stop`, between two requests.
    [[nodiscard]] virtual Result<Moment> step(const std::stop_token &stop) = 0;
    /// The next step looks at everything, whatever it was waiting for.
    virtual void wake() = 0;
    /// The next step asks the application what changed.
    virtual void lookForUsers() = 0;
};

/// Where an engine works, and how its connections say that users have changed: from any thread, as long as it lives.
struct EnginePlace {
    OpenWorkspace &workspace;
    HeldLease &lease;
    std::function<void()> usersChanged;
};

/// Connects both sides of a workspace under a lease; called on the service's thread.
using OpenEngineWork = std::function<Result<std::unique_ptr<EngineWork>>(const EnginePlace &place)>;

struct EngineServiceParts {
    /// The folder.
    QString workspace;
    OpenEngineWork open;
    /// Called on the service's thread after every turn, at least every fifteen seconds while it sleeps. Must return at
    /// once.
    std::function<void()> turned = [] {};
};

class EngineTurn;

/// Runs the engine of a workspace for as long as this lives, on a thread of its own that keeps its connections. Makes
/// room for whoever works by hand and goes on afterwards; whatever breaks is opened anew, at ever longer intervals of
/// at most a minute. What it does and why it waits stands in the store (EngineStatus), as long as it has the lease.
/// All members from any thread.
class EngineService
{
public:
    explicit EngineService(EngineServiceParts parts);
    EngineService(const EngineService &) = delete;
    EngineService &operator=(const EngineService &) = delete;
    /// Asks to stop and waits for it: as long as a write under way may still be answered.
    ~EngineService();

    /// A person asked for something, paused or resumed, or mended what was broken.
    void wake();
    /// Settings or sign-in data have changed: all is opened anew.
    void reload();
    void askToStop();
    /// Whether the thread has ended after `askToStop`.
    [[nodiscard]] bool waitForEnd(std::chrono::milliseconds longest);

private:
    void run();
    void turnAndSleep(EngineTurn &turn, EngineSleep &sleep, const Clock &clock);
    void setSleep(EngineSleep *sleep);
    [[nodiscard]] bool isToReload();
    [[nodiscard]] bool isWoken();

    const EngineServiceParts m_parts;
    std::stop_source m_stop;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_hasEnded = false;
    bool m_isToReload = false;
    bool m_isWoken = false;
    /// While the thread can be woken.
    EngineSleep *m_sleep = nullptr;
    std::thread m_thread;
};

} // namespace lockstep
