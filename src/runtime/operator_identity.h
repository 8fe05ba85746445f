// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/run.h"

namespace lockstep
{

/// Who runs this process, as the operating system knows them: the account, and its full name where it has one.
[[nodiscard]] RunOperator currentOperator();

} // namespace lockstep
