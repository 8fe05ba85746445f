// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lockstep
{

/// From here on the peak of this process's memory counts anew.
void forgetPeakOfMemory();
/// -1 where the system does not tell.
[[nodiscard]] double peakMegabytes();

} // namespace lockstep
