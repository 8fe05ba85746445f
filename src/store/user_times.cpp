// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/user_times.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

Result<std::optional<Moment>> newestUserChange(Database &database, Moment latest)
{
    auto statement = database.statement(u"user_newest_change"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto newest = statement->bind(u":latest"_s, latest).firstRow<std::optional<Moment>>([](const Statement &row) {
        return row.optionalMoment(0);
    });
    if (!newest)
        return tl::unexpected(newest.error());
    return newest->value_or(std::nullopt);
}

} // namespace lockstep
