// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"

namespace lockstep
{

/// This computer's clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Moment now() const override;
    [[nodiscard]] std::optional<UpTime> upTime() const override;
};

} // namespace lockstep
