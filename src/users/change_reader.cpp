// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/change_reader.h"

#include "domain/believed_time.h"
#include "users/sql_connection.h"

#include <QDateTime>
#include <QSqlQuery>

namespace lockstep
{

using namespace Qt::StringLiterals;

Moment ChangeReader::latestBelieved()
{
    const std::chrono::milliseconds ahead = believedAhead;
    return Moment::fromMilliseconds(QDateTime::currentMSecsSinceEpoch() + ahead.count());
}

void ChangeReader::addBound(SqlStatement &statement, const QString &comparison, const QString &text) const
{
    statement.text += m_order.expression() + comparison + m_order.placeholder();
    statement.values += m_order.bound(text).value_or(QVariant());
}

/// Nothing older than a mark appears once that has stood for longer than transactions take; then an idle poll reads no
/// row, however many hold the newest time.
bool ChangeReader::goesBack(const UserMark &mark, std::chrono::seconds overlap)
{
    if (overlap <= std::chrono::seconds(0) || m_midway == mark)
        return false;
    const auto now = std::chrono::steady_clock::now();
    if (m_standing != mark) {
        m_standing = mark;
        m_standingSince = now;
    }
    return now - m_standingSince <= 2 * overlap;
}

bool ChangeReader::addStart(SqlStatement &statement, const UserMark &mark, std::chrono::seconds overlap)
{
    if (mark.updatedAt.isEmpty())
        return true;
    const auto id = m_rows.key().bound(mark.id);
    if (!id || !m_order.bound(mark.updatedAt))
        return false;
    auto since = m_order.momentOf(mark.updatedAt);
    const bool back = since && goesBack(mark, overlap);
    if (back)
        since->microseconds -= std::chrono::microseconds(overlap).count();
    const QString roughly = since ? m_order.roughlySince(*since) : QString();
    if (!roughly.isEmpty())
        statement.text += roughly + u" AND "_s;
    addBound(statement, u" >= "_s, back ? m_order.textOf(*since) : mark.updatedAt);
    if (!back) {
        statement.text += u" AND ("_s;
        addBound(statement, u" > "_s, mark.updatedAt);
        statement.text += u" OR "_s + m_idColumn + u" > "_s + m_rows.key().placeholder() + u')';
        statement.values += *id;
    }
    statement.text += u" AND "_s;
    return true;
}

Result<UserChanges> ChangeReader::read(SqlConnection &connection, const UserMark &mark, std::chrono::seconds overlap,
                                       int limit)
{
    SqlStatement statement{.name = "changed users"_L1, .text = m_rows.selectWith(m_order.readable()) + u" WHERE "_s};
    if (!addStart(statement, mark, overlap))
        return fail(ErrorKind::UsersReadFailed, u"no mark of this table"_s, connection.address().describe());
    addBound(statement, u" <= "_s, m_order.textOf(latestBelieved()));
    statement.text +=
        u" ORDER BY "_s + m_order.expression() + u", "_s + m_idColumn + u" LIMIT "_s + QString::number(limit);
    UserChanges changes{.mark = mark};
    const auto done = connection.read(statement, [&](const QSqlQuery &row) {
        changes.users += m_rows.read(row);
        changes.mark = UserMark{.updatedAt = row.value(m_rows.extraColumn()).toString(), .id = changes.users.last().id};
    });
    if (!done)
        return fail(done.error());
    changes.isLast = changes.users.size() < limit;
    m_midway = changes.isLast ? std::nullopt : changes.mark;
    return changes;
}

Result<UserMark> ChangeReader::newest(SqlConnection &connection) const
{
    SqlStatement statement{.name = "newest change"_L1,
                           .text = u"SELECT "_s + m_order.readable() + u", "_s + m_rows.readableId() + m_rows.from()
                               + u" WHERE "_s};
    addBound(statement, u" <= "_s, m_order.textOf(latestBelieved()));
    statement.text += u" ORDER BY "_s + m_order.expression() + u" DESC, "_s + m_idColumn + u" DESC LIMIT 1"_s;
    UserMark mark;
    const auto done = connection.read(statement, [&](const QSqlQuery &row) {
        mark = {.updatedAt = row.value(0).toString(), .id = {textValue(row.value(1))}};
    });
    if (!done)
        return fail(done.error());
    return mark;
}

} // namespace lockstep
