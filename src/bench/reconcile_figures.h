// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/figures.h"

namespace lockstep
{

/// What a look at everybody decides and costs once both sides are in the mirror: so many users, each linked to a
/// contact that says the same.
[[nodiscard]] Result<QList<Figure>> figuresOfReconcile(int people);

} // namespace lockstep
