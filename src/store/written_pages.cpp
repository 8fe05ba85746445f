// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/written_pages.h"

#include "store/json_text.h"
#include "store/stored_names.h"

#include <limits>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

constexpr ActivityPlace::Row newest{.at = {std::numeric_limits<qint64>::max()}, .run = {0}};

WrittenEntry readEntry(const Statement &row)
{
    return {.run = {row.number(7)},
            .at = row.moment(8),
            .startedBy = {.account = row.text(9), .displayName = row.text(10)},
            .row = {.position = int(row.number(0)),
                    .kind = fromStoredName<PlanRowKind>(row.text(1)).value_or(PlanRowKind::UpdateContact),
                    .user = {row.text(2)},
                    .contact = row.isNull(3) ? std::nullopt : std::optional(ContactId{row.number(3)}),
                    .changes = changesOf(row.text(4)),
                    .outcome = fromStoredName<AppliedOutcome>(row.text(5)).value_or(AppliedOutcome::Unknown),
                    .reason = row.text(6)}};
}

} // namespace

Result<QList<WrittenEntry>> WrittenPages::before(const std::optional<ActivityPlace::Row> &place,
                                                 const ActivityQuery &query, int limit)
{
    auto statement = m_database.statement(u"applied_row_page"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    const ActivityPlace::Row from = place.value_or(newest);
    return statement->bind(u":at"_s, from.at)
        .bind(u":run_id"_s, from.run)
        .bind(u":position"_s, from.position)
        .bind(u":since"_s, query.since.value_or(Moment()))
        .bind(u":only_failed"_s, query.onlyFailed)
        .bind(u":text"_s, query.text.trimmed().toLower())
        .bind(u":limit"_s, limit)
        .rows<WrittenEntry>(readEntry);
}

} // namespace lockstep
