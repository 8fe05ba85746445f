// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <algorithm>

namespace lockstep
{

/// A side that suddenly has far fewer rows is more likely broken than emptied: then a person is asked first.
enum class ShrinkGuard { On, AcceptedByOperator };

/// Guarded when a side is suddenly empty, or lost more than 25 rows and more than one in twenty (domain.md 4).
[[nodiscard]] inline Result<void> checkShrinkage(ShrinkGuard guard, int before, int lost, const QString &side)
{
    const bool emptied = before > 0 && lost >= before;
    const bool shrunk = lost > std::max(25, before / 20);
    if (guard == ShrinkGuard::On && (emptied || shrunk))
        return fail(ErrorKind::Guarded, QString::number(lost) + QStringLiteral(" of ") + QString::number(before), side);
    return {};
}

} // namespace lockstep
