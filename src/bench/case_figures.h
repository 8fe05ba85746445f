// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/figures.h"

namespace lockstep
{

/// What the desk answers among so many open cases, without the painting: the queue and its first case, the next case
/// after an answer, and what the same answer would do for all.
[[nodiscard]] Result<QList<Figure>> figuresOfCases(int cases);
/// The three-way decision about every field of a million people of whom one in a hundred differs, values prepared: a
/// thousand people a thousand times over.
[[nodiscard]] Result<QList<Figure>> figuresOfDecisions();

} // namespace lockstep
