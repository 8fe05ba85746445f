// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/moment.h"

namespace lockstep
{

/// Where the time comes from. Safe to call from any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Moment now() const = 0;
};

} // namespace lockstep
