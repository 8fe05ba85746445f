// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/engine_service.h"

#include <optional>

namespace lockstep
{

/// What the service does on its thread: opens what is needed, steps, and makes room for others.
class EngineTurn
{
public:
    /// `parts` and `sleep` outlive it.
    EngineTurn(const EngineServiceParts &parts, EngineSleep &sleep, std::stop_token stop);
    EngineTurn(const EngineTurn &) = delete;
    EngineTurn &operator=(const EngineTurn &) = delete;
    /// Gives the lease back, and says in the store that nobody runs the engine.
    ~EngineTurn();

    /// When to be called again.
    [[nodiscard]] Moment take();
    /// The clock jumped, or much may have changed: nothing is waited for any longer.
    void forgetWaiting();
    /// Opens all anew.
    void dropAll();

private:
    [[nodiscard]] Result<void> makeReady();
    [[nodiscard]] Result<void> takeLease();
    [[nodiscard]] Moment afterStep(const Result<Moment> &next);
    [[nodiscard]] Moment afterTrouble(const Error &error);
    void giveUpLease();
    void say(EngineState state, const std::optional<Error> &trouble, const std::optional<Moment> &until);

    const EngineServiceParts &m_parts;
    EngineSleep &m_sleep;
    const std::stop_token m_stop;
    std::unique_ptr<OpenWorkspace> m_workspace;
    std::atomic<bool> m_isToLetGo = false;
    std::atomic<bool> m_haveUsersChanged = false;
    /// Of the step that goes on; a wish for the lease ends it.
    std::mutex m_mutex;
    std::stop_source m_step;
    int m_failures = 0;
    std::unique_ptr<HeldLease> m_lease;
    std::unique_ptr<EngineWork> m_work;
};

} // namespace lockstep
