// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/notice_repository.h"

#include "store/stored_names.h"
#include "store/transaction.h"

#include <QMap>

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

Result<void> removeOf(Database &database, const QString &name, RunId run)
{
    auto statement = database.statement(name);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":run_id"_s, run.value).exec();
}

Result<void> addNotice(Database &database, RunId run, const Notice &notice)
{
    auto statement = database.statement(u"notice_add"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":run_id"_s, run.value)
        .bind(u":kind"_s, storedName(notice.kind))
        .bind(u":user_id"_s, notice.user.value)
        .bind(u":field"_s, notice.field)
        .exec();
}

Result<void> addCount(Database &database, RunId run, const NoticeCount &count)
{
    auto statement = database.statement(u"notice_count_add"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":run_id"_s, run.value)
        .bind(u":kind"_s, storedName(count.kind))
        .bind(u":count"_s, count.count)
        .exec();
}

NoticeKind kindAt(const Statement &row, int column)
{
    return fromStoredName<NoticeKind>(row.text(column)).value_or(NoticeKind::ChangedInMautic);
}

Result<void> removeAll(Database &database, RunId run)
{
    if (auto done = removeOf(database, u"notice_remove"_s, run); !done)
        return done;
    return removeOf(database, u"notice_count_remove"_s, run);
}

/// Keeps the first of each kind and says how many there were.
Result<QMap<NoticeKind, int>> addFirst(Database &database, RunId run, const QList<Notice> &notices)
{
    QMap<NoticeKind, int> counted;
    for (const Notice &notice : notices) {
        if (++counted[notice.kind] > NoticeRepository::keptPerKind)
            continue;
        if (auto done = addNotice(database, run, notice); !done)
            return tl::unexpected(done.error());
    }
    return counted;
}

Result<void> addCounts(Database &database, RunId run, const QMap<NoticeKind, int> &counted)
{
    for (auto count = counted.constBegin(); count != counted.constEnd(); ++count) {
        if (auto done = addCount(database, run, {.kind = count.key(), .count = count.value()}); !done)
            return done;
    }
    return {};
}

} // namespace

Result<void> NoticeRepository::save(RunId run, const QList<Notice> &notices)
{
    return inTransaction(m_database, [&]() -> Result<void> {
        if (auto done = removeAll(m_database, run); !done)
            return done;
        const auto counted = addFirst(m_database, run, notices);
        return counted ? addCounts(m_database, run, *counted) : Result<void>(tl::unexpected(counted.error()));
    });
}

Result<QList<NoticeCount>> NoticeRepository::counts(RunId run)
{
    auto statement = m_database.statement(u"notice_counts"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    auto counts = statement->bind(u":run_id"_s, run.value).rows<NoticeCount>([](const Statement &row) {
        return NoticeCount{.kind = kindAt(row, 0), .count = int(row.number(1))};
    });
    if (counts)
        std::ranges::sort(*counts, {}, &NoticeCount::kind);
    return counts;
}

Result<QList<Notice>> NoticeRepository::first(RunId run)
{
    auto statement = m_database.statement(u"notice_first"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    auto notices = statement->bind(u":run_id"_s, run.value).rows<Notice>([](const Statement &row) {
        return Notice{.kind = kindAt(row, 0), .user = {row.text(1)}, .field = row.text(2)};
    });
    if (notices)
        std::ranges::stable_sort(*notices, {}, &Notice::kind);
    return notices;
}

} // namespace lockstep
