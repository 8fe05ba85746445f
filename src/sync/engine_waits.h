// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_status.h"

namespace lockstep
{

/// What the engine waits for after something failed, and how long: each side has its own patience.
class EngineWaits
{
public:
    /// Takes note of a failure. False where waiting does not help: the store, being stopped, having lost the lease.
    [[nodiscard]] bool meet(const Error &error, Moment now);
    /// A request was answered well.
    void mauticAnswered();
    void usersAnswered();
    /// All waiting ends.
    void end();
    /// Every wait takes as long as it would have.
    void clockWasSetBack(std::chrono::microseconds by);

    /// Nothing may be asked of Mautic before this.
    [[nodiscard]] std::optional<Moment> mauticUntil(Moment now) const { return later(m_mauticUntil, now); }
    /// No background work before this; opt-outs may go.
    [[nodiscard]] std::optional<Moment> budgetUntil(Moment now) const { return later(m_budgetUntil, now); }
    [[nodiscard]] std::optional<Moment> usersUntil(Moment now) const { return later(m_usersUntil, now); }
    /// What people are told of it; nothing while all is well.
    [[nodiscard]] std::optional<EngineState> state(Moment now) const;
    [[nodiscard]] std::optional<Error> trouble(Moment now) const;

private:
    [[nodiscard]] static std::optional<Moment> later(Moment until, Moment now);
    void meetOfflineMautic(const Error &error, Moment now);

    Moment m_mauticUntil = {};
    Moment m_budgetUntil = {};
    Moment m_usersUntil = {};
    int m_mauticFailures = 0;
    int m_usersFailures = 0;
    EngineState m_mauticState = EngineState::Idle;
    std::optional<Error> m_mauticTrouble;
    std::optional<Error> m_usersTrouble;
};

} // namespace lockstep
