// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rule_comparison.h"
#include "sync/desk_facts.h"

namespace lockstep
{

/// Holds a draft of rules against the live ones: everybody in the mirror is decided by both, and nothing is kept.
/// Belongs to the thread of the store.
class RuleSimulation
{
public:
    RuleSimulation(Repositories &store, const WorkspaceSettings &live)
        : m_store(store)
        , m_live(live)
    {
    }

    /// Policies and writable columns are those of the draft; who is read, and from where, stays as it is. Cancelled.
    [[nodiscard]] Result<RuleComparison> compare(const WorkspaceSettings &draft, int atMost,
                                                 const std::stop_token &stop);

private:
    Repositories &m_store;
    const WorkspaceSettings &m_live;
};

} // namespace lockstep
