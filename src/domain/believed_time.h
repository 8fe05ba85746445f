// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace lockstep
{

/// A change of the application is believed to lie at most so far ahead: a time like the year 9999 would be the newest
/// for ever, and hide every change after it.
inline constexpr std::chrono::hours believedAhead{365 * 24};

} // namespace lockstep
