// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/user_lookups.h"

#include "store/json_text.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

Result<QHash<QString, QList<AppUserId>>> usersSharingAddresses(Database &database, const QStringList &keys)
{
    auto statement = database.statement(u"user_sharing_address"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    using Row = std::pair<QString, AppUserId>;
    statement->bind(u":list"_s, jsonList(keys));
    const auto rows = statement->rows<Row>([](const Statement &row) { return Row{row.text(0), {row.text(1)}}; });
    if (!rows)
        return tl::unexpected(rows.error());
    QHash<QString, QList<AppUserId>> sharing;
    for (const auto &[key, user] : *rows)
        sharing[key].append(user);
    return sharing;
}

Result<QList<AppUserId>> presentUserIdsAfter(Database &database, const AppUserId &after, int limit)
{
    auto statement = database.statement(u"user_ids_after"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":after"_s, after.value).bind(u":limit"_s, limit).rows<AppUserId>([](const Statement &row) {
        return AppUserId{row.text(0)};
    });
}

} // namespace lockstep
