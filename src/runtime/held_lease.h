// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/lease.h"
#include "store/database.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace lockstep
{

/// How the lease of a workspace is asked for.
struct LeaseRequest {
    LeaseOwner owner = {};
    /// How long to wait for an owner that yields; one that does not is not waited for.
    std::chrono::milliseconds patience = std::chrono::seconds(15);
    /// Called once, on another thread, when somebody waits for a lease that yields, or when it was lost.
    std::function<void()> letGo = [] {};
};

/// This program in a workspace: its name, and the process it is now.
[[nodiscard]] LeaseOwner thisOwner(bool yields);

/// The lease of a workspace, renewed by a thread and a connection of its own until this goes. What was held by a
/// process that died is taken at once.
class HeldLease
{
public:
    /// StoreBusy, with the name of who has it as subject; Cancelled where `stop` came first.
    [[nodiscard]] static Result<std::unique_ptr<HeldLease>> take(Database &store, LeaseRequest request,
                                                                 const std::stop_token &stop);
    HeldLease(const HeldLease &) = delete;
    HeldLease &operator=(const HeldLease &) = delete;
    /// Gives it back.
    ~HeldLease();

    [[nodiscard]] Fence fence() const { return m_fence; }
    /// To be asked before anything is written outside the store: StoreBusy where the lease is another's by now, as
    /// after the computer slept, or where it is to be let go. From any thread.
    [[nodiscard]] Result<void> check();
    /// Not only when its time has come: after the clock jumped or the computer woke up.
    void renewSoon();

private:
    HeldLease(QString store, Fence fence, LeaseRequest request);

    void keep();
    /// False when it is to end.
    [[nodiscard]] bool sleepUntilNextLook();
    void look(Database &database);
    [[nodiscard]] bool isRenewalDue();
    void renew(Database &database);
    void sayLetGo();

    const QString m_store;
    const Fence m_fence;
    const LeaseRequest m_request;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isToEnd = false;
    bool m_isRenewalWanted = false;
    std::optional<Error> m_lost;
    /// By a clock that goes on while the computer sleeps.
    std::chrono::nanoseconds m_renewedAt;
    std::atomic<bool> m_hasSaidLetGo = false;
    std::thread m_keeper;
};

} // namespace lockstep
