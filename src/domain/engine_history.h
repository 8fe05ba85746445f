// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_status.h"

#include <QList>

namespace lockstep
{

/// The budget and the queue at one moment of the past.
struct EngineSample {
    Moment at;
    /// People whose two sides may differ and who wait for their turn.
    int waiting = 0;
    /// Given up.
    int dead = 0;
    /// Of the sixty minutes before.
    int requests = 0;
    /// Of those, for work nobody waits for.
    int background = 0;

    friend bool operator==(const EngineSample &, const EngineSample &) = default;
};

/// How the engine fared, for charts and figures.
struct EngineHistory {
    /// Oldest first.
    QList<EngineSample> samples = {};
    /// Nothing: no limit.
    std::optional<int> requestsPerHour = std::nullopt;
    /// Of the last day.
    DelayFigures delay = {};

    friend bool operator==(const EngineHistory &, const EngineHistory &) = default;
};

} // namespace lockstep
