// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/figures.h"

namespace lockstep
{

/// What the list of people costs the console, measured through its flow and its model. 1,000,000 people and more are
/// held to the limits of a million, fewer to those of 100,000.
[[nodiscard]] Result<QList<Figure>> figuresOfPeople(int people);

} // namespace lockstep
