// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/system_clock.h"

#include <chrono>

namespace lockstep
{

Moment SystemClock::now() const
{
    const auto since1970 = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::microseconds>(since1970).count()};
}

} // namespace lockstep
