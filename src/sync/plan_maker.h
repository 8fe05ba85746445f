// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/planner.h"
#include "sync/mautic_inventory.h"
#include "sync/sync_parts.h"

namespace lockstep
{

/// For whom a plan is made.
struct PlanScope {
    /// Everybody where nobody is named.
    QList<AppUserId> only = {};
    /// What the hour had left before both sides were looked at; the plan's cost tells what the looking took.
    int leftBefore = 0;
};

/// Decides from the mirror and makes a plan of it. Asks Mautic only after contacts that the mirror lacks.
class PlanMaker
{
public:
    explicit PlanMaker(SyncParts &parts)
        : m_parts(parts)
    {
    }

    [[nodiscard]] Result<Decisions> make(const MauticInventory &inventory, const PlanScope &scope,
                                         const std::stop_token &stop);
    /// What every plan made here and now is based on, without rows.
    [[nodiscard]] Result<Plan> basis() const;

private:
    [[nodiscard]] DecisionSettings settings(const MauticInventory &inventory, const Plan &basis) const;

    SyncParts &m_parts;
};

/// What tells two mappings apart.
[[nodiscard]] QString fingerprintOf(const WorkspaceSettings &settings);

} // namespace lockstep
