// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/planner.h"
#include "domain/workspace_settings.h"
#include "ports/contact_api.h"

namespace lockstep
{

/// What the operator said may be made in Mautic.
struct SetupConsent {
    bool fields = false;
    bool segments = false;
};

/// Fields and segments as Mautic has them, held against what the workspace needs.
struct MauticInventory {
    QList<UsableRule> rules = {};
    QList<SegmentTarget> segments = {};
    /// To be made by the plan, by consent.
    MauticSetup setup = {};
    /// Needed, absent and not to be made: their values stay behind.
    QList<NewContactField> missingFields = {};
    QStringList missingSegments = {};
    int emailLengthLimit = 64;
};

/// Reads fields and segments: two requests. Fields to be made count as if they were there.
[[nodiscard]] Result<MauticInventory> takeInventory(ContactApi &mautic, const WorkspaceSettings &settings,
                                                    const SetupConsent &consent, const std::stop_token &stop);

} // namespace lockstep
