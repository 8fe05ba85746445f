// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/applied_row_repository.h"

#include "store/json_text.h"
#include "store/stored_names.h"
#include "store/transaction.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

AppliedRow readRow(const Statement &row)
{
    return {.position = int(row.number(0)),
            .kind = fromStoredName<PlanRowKind>(row.text(1)).value_or(PlanRowKind::UpdateContact),
            .user = {row.text(2)},
            .contact = row.isNull(3) ? std::nullopt : std::optional(ContactId{row.number(3)}),
            .changes = changesOf(row.text(4)),
            .outcome = fromStoredName<AppliedOutcome>(row.text(5)).value_or(AppliedOutcome::Unknown),
            .reason = row.text(6)};
}

/// How many rows were added: one, or none where it is there.
Result<int> addRow(Statement &statement, const AppliedRow &row)
{
    return statement.bind(u":position"_s, row.position)
        .bind(u":kind"_s, storedName(row.kind))
        .bind(u":user_id"_s, row.user.value)
        .bind(u":contact_id"_s, row.contact)
        .bind(u":changes"_s, changesJson(row.changes))
        .bind(u":outcome"_s, storedName(row.outcome))
        .bind(u":reason"_s, row.reason)
        .execChanging();
}

/// How many rows there were to answer: one or none.
Result<int> answerRow(Statement &statement, const AppliedRow &row)
{
    return statement.bind(u":position"_s, row.position)
        .bind(u":contact_id"_s, row.contact)
        .bind(u":outcome"_s, storedName(row.outcome))
        .bind(u":reason"_s, row.reason)
        .execChanging();
}

/// First what it most likely is: what was sent is new, what was answered is there.
Result<void> saveRow(Statement &add, Statement &answer, const AppliedRow &row)
{
    const bool isSent = row.outcome == AppliedOutcome::Sent;
    auto saved = isSent ? addRow(add, row) : answerRow(answer, row);
    if (saved && *saved == 0)
        saved = isSent ? answerRow(answer, row) : addRow(add, row);
    return saved ? Result<void>() : Result<void>(tl::unexpected(saved.error()));
}

Result<void> saveRows(Statement &add, Statement &answer, const QList<AppliedRow> &rows)
{
    for (const AppliedRow &row : rows) {
        if (auto done = saveRow(add, answer, row); !done)
            return done;
    }
    return {};
}

} // namespace

Result<void> AppliedRowRepository::save(RunId run, const QList<AppliedRow> &rows, Moment now)
{
    return inTransaction(m_database, [&]() -> Result<void> {
        auto add = m_database.statement(u"applied_row_add"_s);
        if (!add)
            return tl::unexpected(add.error());
        auto answer = m_database.statement(u"applied_row_answer"_s);
        if (!answer)
            return tl::unexpected(answer.error());
        add->bind(u":run_id"_s, run).bind(u":at"_s, now);
        answer->bind(u":run_id"_s, run).bind(u":at"_s, now);
        return saveRows(*add, *answer, rows);
    });
}

Result<QList<AppliedRow>> AppliedRowRepository::ofRun(RunId run)
{
    auto statement = m_database.statement(u"applied_row_of_run"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":run_id"_s, run.value).rows<AppliedRow>(readRow);
}

Result<QList<WrittenRow>> AppliedRowRepository::ofUser(const AppUserId &user, int limit)
{
    auto statement = m_database.statement(u"applied_row_of_user"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":user_id"_s, user.value)
        .bind(u":limit"_s, limit)
        .rows<WrittenRow>([](const Statement &row) {
            return WrittenRow{.run = {row.number(7)},
                              .at = row.moment(8),
                              .startedBy = {.account = row.text(9), .displayName = row.text(10)},
                              .row = readRow(row)};
        });
}

Result<QList<QList<FieldChange>>> AppliedRowRepository::changesSince(Moment since)
{
    auto statement = m_database.statement(u"applied_row_changes_since"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":since"_s, since).rows<QList<FieldChange>>([](const Statement &row) {
        return changesOf(row.text(0));
    });
}

Result<QList<UnansweredRow>> AppliedRowRepository::unanswered(const QList<AppUserId> &users)
{
    auto statement = m_database.statement(u"applied_row_unanswered"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":all"_s, users.isEmpty())
        .bind(u":list"_s, jsonList(users))
        .rows<UnansweredRow>(
            [](const Statement &row) { return UnansweredRow{.run = {row.number(7)}, .row = readRow(row)}; });
}

} // namespace lockstep
