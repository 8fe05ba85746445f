// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/figures.h"

namespace lockstep
{

/// The console as a whole program, offscreen: from its start to first rows among so many people, the middle one of
/// five and its memory.
[[nodiscard]] Result<QList<Figure>> figuresOfStart(int people);
/// How long its window does not answer at most while 10,000 people are synced.
[[nodiscard]] Result<QList<Figure>> figuresOfBusyWindow();

} // namespace lockstep
