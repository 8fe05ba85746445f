// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/lease_gate.h"

namespace lockstep
{

Result<void> LeaseGate::admit(RequestKind kind)
{
    if (m_lease) {
        if (auto ours = m_lease->check(); !ours)
            return ours;
    }
    return m_budget.admit(kind);
}

} // namespace lockstep
