// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/statement.h"

namespace lockstep
{

/// Writes a row by the first statement or, where that one changes none, by the second: one adds rows and one changes
/// them. `bindTo(statement)` binds the same values to either. Both say OR FAIL. For an upsert into a table with
/// triggers SQLite keeps a journal of that one statement, which costs more than the row; here the transaction undoes
/// what failed.
template <class Bind>
[[nodiscard]] Result<void> writeRow(Statement &first, Statement &second, Bind bindTo)
{
    bindTo(first);
    const auto changed = first.execChanging();
    if (!changed)
        return tl::unexpected(changed.error());
    if (*changed > 0)
        return {};
    bindTo(second);
    return second.exec();
}

} // namespace lockstep
