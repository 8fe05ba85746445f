// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/request_gate.h"
#include "runtime/held_lease.h"

namespace lockstep
{

/// Lets a request to the budget only while the workspace is still ours: one engine that slept through its lease must
/// not write over another's shoulder. Without a lease there is nothing to ask.
class LeaseGate final : public RequestGate
{
public:
    /// Both outlive it; `lease` may be null.
    LeaseGate(RequestGate &budget, HeldLease *lease)
        : m_budget(budget)
        , m_lease(lease)
    {
    }

    /// StoreBusy where the lease was lost; else what the budget says.
    [[nodiscard]] Result<void> admit(RequestKind kind) override;
    [[nodiscard]] Result<void> heed(const AnswerHints &hints) override { return m_budget.heed(hints); }
    [[nodiscard]] Result<std::optional<int>> left() const override { return m_budget.left(); }
    void setPurpose(Purpose purpose) override { m_budget.setPurpose(purpose); }
    [[nodiscard]] Purpose purpose() const override { return m_budget.purpose(); }

    /// For the next requests.
    void setLease(HeldLease *lease) { m_lease = lease; }

private:
    RequestGate &m_budget;
    HeldLease *m_lease;
};

} // namespace lockstep
