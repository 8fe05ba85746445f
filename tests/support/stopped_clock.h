// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"

namespace lockstep::testing
{

/// Stands still until a test moves it.
class StoppedClock : public Clock
{
public:
    StoppedClock() = default;
    explicit StoppedClock(Moment now)
        : at(now)
    {
    }
    [[nodiscard]] Moment now() const override { return at; }

    Moment at = Moment::fromSeconds(1'800'000'000);
};

} // namespace lockstep::testing
