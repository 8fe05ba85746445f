// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_status.h"
#include "domain/lease.h"
#include "store/database.h"

namespace lockstep
{

/// The engine of a workspace as any process can see it: what it said last, and whether somebody runs it still.
struct EnginePresence {
    /// Off where its process has gone, whatever it said last.
    EngineStatus status = {};
    /// Who works in the workspace, the engine or a person; nothing where nobody does.
    std::optional<LeaseHolder> holder = std::nullopt;

    [[nodiscard]] bool isRunning() const { return status.state != EngineState::Off; }
};

[[nodiscard]] Result<EnginePresence> enginePresence(Database &store, Moment now);

} // namespace lockstep
