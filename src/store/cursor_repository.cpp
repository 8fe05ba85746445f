// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cursor_repository.h"

#include "store/transaction.h"
#include "store/workspace_repository.h"

#include <QSet>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// More than any overlap of pages.
constexpr int entriesKept = 2'000;

QString keyOf(Feed feed)
{
    switch (feed) {
    case Feed::ContactChanges:
        return u"cursor.contactChanges"_s;
    case Feed::SegmentEvents:
        return u"cursor.segmentEvents"_s;
    case Feed::OptOuts:
        return u"cursor.optOuts"_s;
    }
    return {};
}

QString keyOf(Occasion occasion)
{
    switch (occasion) {
    case Occasion::FullCompare:
        return u"last.fullCompare"_s;
    case Occasion::Gap:
        return u"last.gap"_s;
    case Occasion::UsersRead:
        return u"last.usersRead"_s;
    case Occasion::LastChange:
        return u"last.change"_s;
    case Occasion::RepeatedHours:
        return u"last.repeatedHours"_s;
    }
    return {};
}

const QString usersTimeKey = u"cursor.users.updatedAt"_s;
const QString usersIdKey = u"cursor.users.id"_s;
const QString ownNameKey = u"mautic.ownName"_s;

} // namespace

Result<std::optional<qint64>> CursorRepository::position(Feed feed)
{
    return WorkspaceRepository(m_database).value(keyOf(feed)).map([](const std::optional<QString> &text) {
        return text ? std::optional(text->toLongLong()) : std::nullopt;
    });
}

Result<void> CursorRepository::setPosition(Feed feed, qint64 position)
{
    return WorkspaceRepository(m_database).setValue(keyOf(feed), QString::number(position));
}

Result<std::optional<StoredUserMark>> CursorRepository::usersMark()
{
    WorkspaceRepository values(m_database);
    const auto updatedAt = values.value(usersTimeKey);
    if (!updatedAt)
        return tl::unexpected(updatedAt.error());
    const auto id = values.value(usersIdKey);
    if (!id)
        return tl::unexpected(id.error());
    if (!*updatedAt)
        return std::optional<StoredUserMark>();
    return std::optional(StoredUserMark{.updatedAt = **updatedAt, .id = {id->value_or(QString())}});
}

Result<void> CursorRepository::setUsersMark(const StoredUserMark &mark)
{
    return inTransaction(m_database, [&]() -> Result<void> {
        WorkspaceRepository values(m_database);
        if (auto kept = values.setValue(usersTimeKey, mark.updatedAt); !kept)
            return kept;
        return values.setValue(usersIdKey, mark.id.value);
    });
}

Result<std::optional<Moment>> CursorRepository::last(Occasion occasion)
{
    return WorkspaceRepository(m_database).value(keyOf(occasion)).map([](const std::optional<QString> &text) {
        return parseMoment(text.value_or(QString()));
    });
}

Result<void> CursorRepository::setLast(Occasion occasion, Moment moment)
{
    return WorkspaceRepository(m_database).setValue(keyOf(occasion), toIsoText(moment));
}

Result<void> CursorRepository::forget(Occasion occasion)
{
    return WorkspaceRepository(m_database).removeValue(keyOf(occasion));
}

Result<QString> CursorRepository::ownName()
{
    return WorkspaceRepository(m_database).value(ownNameKey).map([](const std::optional<QString> &name) {
        return name.value_or(QString());
    });
}

Result<void> CursorRepository::setOwnName(const QString &name)
{
    return WorkspaceRepository(m_database).setValue(ownNameKey, name);
}

Result<QList<FeedEntry>> CursorRepository::unseen(const QList<FeedEntry> &entries)
{
    if (entries.isEmpty())
        return entries;
    auto statement = m_database.statement(u"feed_entry_after"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto known = statement->bind(u":from"_s, entries.first().id).rows<qint64>([](const Statement &row) {
        return row.number(0);
    });
    if (!known)
        return tl::unexpected(known.error());
    const QSet<qint64> seen(known->cbegin(), known->cend());
    QList<FeedEntry> fresh = entries;
    fresh.removeIf([&seen](const FeedEntry &entry) { return seen.contains(entry.id); });
    return fresh;
}

Result<void> CursorRepository::remember(const QList<FeedEntry> &entries)
{
    return inTransaction(m_database, [&]() -> Result<void> {
        {
            auto statement = m_database.statement(u"feed_entry_add"_s);
            if (!statement)
                return tl::unexpected(statement.error());
            for (const FeedEntry &entry : entries) {
                if (auto done = statement->bind(u":id"_s, entry.id).exec(); !done)
                    return done;
            }
        }
        auto trim = m_database.statement(u"feed_entry_trim"_s);
        if (!trim)
            return tl::unexpected(trim.error());
        return trim->bind(u":kept"_s, entriesKept).exec();
    });
}

} // namespace lockstep
