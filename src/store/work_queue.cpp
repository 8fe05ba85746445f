// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/work_queue.h"

#include "domain/error_names.h"
#include "domain/failpoint.h"
#include "domain/mutant.h"
#include "store/json_text.h"
#include "store/stored_names.h"
#include "store/transaction.h"

#include <QRandomGenerator>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

QString jsonNumbers(const QList<Purpose> &purposes)
{
    QStringList numbers;
    for (const Purpose purpose : purposes)
        numbers.append(QString::number(static_cast<int>(purpose)));
    return u'[' + numbers.join(u',') + u']';
}

WorkItem readItem(const Statement &row)
{
    return {.user = {row.text(0)},
            .purpose = static_cast<Purpose>(row.number(1)),
            .state = fromStoredName<WorkState>(row.text(2)).value_or(WorkState::Ready),
            .changedAt = row.moment(3),
            .dueAt = row.moment(4),
            .attempts = int(row.number(5)),
            .halvings = int(row.number(6)),
            .version = row.number(7)};
}

/// The leading ones that may go in one batch.
QList<WorkItem> ofOneShare(QList<WorkItem> items)
{
    if (!items.isEmpty())
        items.removeIf([share = items.first().halvings](const WorkItem &item) { return item.halvings != share; });
    return items;
}

void add(QueueCounts &counts, const Statement &row)
{
    const auto state = fromStoredName<WorkState>(row.text(0)).value_or(WorkState::Ready);
    const int count = int(row.number(2));
    switch (state) {
    case WorkState::Ready:
    case WorkState::Leased:
        counts.waiting[static_cast<Purpose>(row.number(1))] += count;
        break;
    case WorkState::Retry:
        counts.retrying += count;
        break;
    case WorkState::Unknown:
        counts.lookingUp += count;
        break;
    case WorkState::Dead:
        counts.dead += count;
        return;
    case WorkState::Held:
        counts.held += count;
        return;
    }
    counts.oldest = std::min(counts.oldest.value_or(row.moment(3)), row.moment(3));
}

} // namespace

Result<void> WorkQueue::add(const QList<WorkNote> &notes, Moment now)
{
    return inTransaction(m_database, [&]() -> Result<void> {
        auto statement = m_database.statement(u"work_add"_s);
        if (!statement)
            return tl::unexpected(statement.error());
        statement->bind(u":now"_s, now);
        for (const WorkNote &note : notes) {
            auto done = statement->bind(u":user_id"_s, note.user.value)
                            .bind(u":purpose"_s, static_cast<int>(note.purpose))
                            .bind(u":changed_at"_s, note.changedAt)
                            .exec();
            if (!done)
                return done;
        }
        if (failsAt("work.note"))
            return fail(ErrorKind::StoreFailed, u"failpoint"_s);
        return {};
    });
}

Result<QList<WorkItem>> WorkQueue::take(const QList<Purpose> &purposes, int limit, qint64 fence, Moment now)
{
    return inTransaction(m_database, [&]() -> Result<QList<WorkItem>> {
        QList<WorkItem> due;
        {
            auto statement = m_database.statement(u"work_due"_s);
            if (!statement)
                return tl::unexpected(statement.error());
            auto rows = statement->bind(u":now"_s, now)
                            .bind(u":purposes"_s, jsonNumbers(purposes))
                            .bind(u":limit"_s, limit)
                            .rows<WorkItem>(readItem);
            if (!rows)
                return rows;
            due = ofOneShare(*std::move(rows));
        }
        return lease(std::move(due), fence);
    });
}

Result<QList<WorkItem>> WorkQueue::takeUnknown(int limit, qint64 fence, Moment now)
{
    return inTransaction(m_database, [&]() -> Result<QList<WorkItem>> {
        QList<WorkItem> unknown;
        {
            auto statement = m_database.statement(u"work_unknown"_s);
            if (!statement)
                return tl::unexpected(statement.error());
            auto rows = statement->bind(u":now"_s, now).bind(u":limit"_s, limit).rows<WorkItem>(readItem);
            if (!rows)
                return rows;
            unknown = *std::move(rows);
        }
        return lease(std::move(unknown), fence);
    });
}

Result<QList<WorkItem>> WorkQueue::lease(QList<WorkItem> items, qint64 fence)
{
    auto statement = m_database.statement(u"work_lease"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(u":fence"_s, fence);
    for (WorkItem &item : items) {
        if (auto done = statement->bind(u":user_id"_s, item.user.value).exec(); !done)
            return tl::unexpected(done.error());
        item.state = WorkState::Leased;
    }
    if (failsAt("work.take"))
        return fail(ErrorKind::StoreFailed, u"failpoint"_s);
    return items;
}

Result<void> WorkQueue::settle(const QList<WorkOutcome> &outcomes, qint64 fence, Moment now)
{
    return inTransaction(m_database, [&]() -> Result<void> {
        for (const WorkOutcome &outcome : outcomes) {
            if (auto done = settleOne(outcome, fence, now); !done)
                return done;
        }
        if (failsAt("work.settle"))
            return fail(ErrorKind::StoreFailed, u"failpoint"_s);
        return {};
    });
}

Result<void> WorkQueue::settleOne(const WorkOutcome &outcome, qint64 fence, Moment now)
{
    const auto after = itemAfter(outcome, now, QRandomGenerator::global()->generateDouble());
    auto statement = m_database.statement(after ? u"work_settle"_s : u"work_done"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(u":user_id"_s, outcome.item.user.value)
        .bind(u":fence"_s, fence)
        .bind(u":version"_s, outcome.item.version);
    if (after) {
        const WorkFailure failure = outcome.failure.value_or(WorkFailure());
        statement->bind(u":state"_s, storedName(after->state))
            .bind(u":purpose"_s, static_cast<int>(after->purpose))
            .bind(u":due_at"_s, after->dueAt)
            .bind(u":attempts"_s, after->attempts)
            .bind(u":halvings"_s, after->halvings)
            .bind(u":failure"_s, outcome.failure ? nameOf(failure.kind) : QString())
            .bind(u":field"_s, failure.field)
            .bind(u":answer"_s, failure.answer);
    }
    const auto settled = statement->execChanging();
    if (!settled)
        return tl::unexpected(settled.error());
    if (*settled > 0)
        return {};
    auto changed = m_database.statement(u"work_changed_meanwhile"_s);
    if (!changed)
        return tl::unexpected(changed.error());
    auto again = changed->bind(u":user_id"_s, outcome.item.user.value)
                     .bind(u":fence"_s, fence)
                     .bind(u":unknown"_s, outcome.end == WorkEnd::Unknown)
                     .bind(u":now"_s, now)
                     .exec();
    if (isMutant("forgetsWhatChangedMeanwhile")) {
        const auto begun = beginDeciding({outcome.item.user});
        return begun ? finishDeciding({}) : begun;
    }
    return again;
}

Result<void> WorkQueue::recover(qint64 fence, Moment now)
{
    if (isMutant("recoversNothing"))
        return {};
    return inTransaction(m_database, [&]() -> Result<void> {
        auto leased = m_database.statement(u"work_recover"_s);
        if (!leased)
            return tl::unexpected(leased.error());
        if (auto done = leased->bind(u":fence"_s, fence).bind(u":now"_s, now).exec(); !done)
            return done;
        if (failsAt("work.recover"))
            return fail(ErrorKind::StoreFailed, u"failpoint"_s);
        auto intents = m_database.statement(u"work_recover_intents"_s);
        if (!intents)
            return tl::unexpected(intents.error());
        return intents->bind(u":now"_s, now).exec();
    });
}

Result<void> WorkQueue::boundWaits(Moment now)
{
    return inTransaction(m_database, [&]() -> Result<void> {
        QList<WorkItem> late;
        {
            auto statement = m_database.statement(u"work_late"_s);
            if (!statement)
                return tl::unexpected(statement.error());
            auto rows = statement->bind(u":now"_s, now).rows<WorkItem>(readItem);
            if (!rows)
                return tl::unexpected(rows.error());
            late = *std::move(rows);
        }
        auto statement = m_database.statement(u"work_bring_forward"_s);
        if (!statement)
            return tl::unexpected(statement.error());
        for (const WorkItem &item : late) {
            const qint64 wait = item.state == WorkState::Ready ? 0 : longestWaitAfter(item.attempts);
            auto done = statement->bind(u":user_id"_s, item.user.value)
                            .bind(u":latest"_s, Moment{now.microseconds + wait})
                            .exec();
            if (!done)
                return done;
        }
        return {};
    });
}

Result<void> WorkQueue::beginDeciding(const QList<AppUserId> &users)
{
    auto before = m_database.statement(u"work_forget_deciding"_s);
    if (!before)
        return tl::unexpected(before.error());
    if (auto forgotten = before->exec(); !forgotten)
        return forgotten;
    auto statement = m_database.statement(u"work_note_deciding"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":all"_s, users.isEmpty()).bind(u":list"_s, jsonList(users)).exec();
}

Result<void> WorkQueue::finishDeciding(const QList<AppUserId> &except)
{
    auto statement = m_database.statement(u"work_forget"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":except"_s, jsonList(except)).exec();
}

Result<int> WorkQueue::tryAgain(const QList<AppUserId> &users, Moment now)
{
    auto statement = m_database.statement(u"work_try_again"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":all"_s, users.isEmpty())
        .bind(u":list"_s, jsonList(users))
        .bind(u":now"_s, now)
        .execChanging();
}

Result<QueueCounts> WorkQueue::counts()
{
    auto statement = m_database.statement(u"work_counts"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    QueueCounts counts;
    const auto rows = statement->rows<bool>([&](const Statement &row) {
        lockstep::add(counts, row);
        return true;
    });
    if (!rows)
        return tl::unexpected(rows.error());
    return counts;
}

Result<std::optional<Moment>> WorkQueue::nextDue(const QList<Purpose> &purposes)
{
    auto statement = m_database.statement(u"work_next_due"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto due = statement->bind(u":purposes"_s, jsonNumbers(purposes))
                         .firstRow<std::optional<Moment>>([](const Statement &row) { return row.optionalMoment(0); });
    if (!due)
        return tl::unexpected(due.error());
    return due->value_or(std::nullopt);
}

Result<std::optional<Moment>> WorkQueue::newestNotice(const QList<Purpose> &purposes)
{
    auto statement = m_database.statement(u"work_newest_notice"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto newest =
        statement->bind(u":purposes"_s, jsonNumbers(purposes))
            .firstRow<std::optional<Moment>>([](const Statement &row) { return row.optionalMoment(0); });
    if (!newest)
        return tl::unexpected(newest.error());
    return newest->value_or(std::nullopt);
}

} // namespace lockstep
