// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <algorithm>

namespace lockstep
{

/// A side that suddenly has far fewer rows is more likely broken than emptied: then a person is asked first.
enum class ShrinkGuard { On, AcceptedByOperator };

/// What a full read of one side brought.
struct ReadTally {
    int before = 0;
    int seen = 0;
    /// Of those before, not seen any more.
    int lost = 0;
};

/// Guarded when a side is suddenly empty, or lost more than 25 rows and more than one in twenty (domain.md 4).
[[nodiscard]] inline Result<void> checkShrinkage(ShrinkGuard guard, const ReadTally &tally, const QString &side)
{
    const bool emptied = tally.before > 0 && tally.seen == 0;
    const bool shrunk = tally.lost > std::max(25, tally.before / 20);
    if (guard == ShrinkGuard::AcceptedByOperator || (!emptied && !shrunk))
        return {};
    return fail(ErrorKind::Guarded,
                QString::number(tally.lost) + QStringLiteral(" of ") + QString::number(tally.before), side);
}

} // namespace lockstep
