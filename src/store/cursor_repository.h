// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_feed.h"
#include "domain/ids.h"
#include "store/database.h"

namespace lockstep
{

/// What of Mautic is read by number.
enum class Feed { ContactChanges, SegmentEvents, OptOuts };

/// What the engine does now and then.
enum class Occasion {
    FullCompare,
    /// The feed was found to have a hole; ends with the next full compare.
    Gap,
    UsersRead,
    LastChange,
    /// Where the clock stood before it was set back: until then hours come a second time.
    RepeatedHours,
};

/// How far the two texts of a UserMark have got.
struct StoredUserMark {
    QString updatedAt;
    AppUserId id;

    friend bool operator==(const StoredUserMark &, const StoredUserMark &) = default;
};

/// How far both sides were read. A position is kept only after what was read up to it: a crash costs a repeated read,
/// never a change.
class CursorRepository
{
public:
    explicit CursorRepository(Database &database)
        : m_database(database)
    {
    }

    /// Nothing until it is first kept.
    [[nodiscard]] Result<std::optional<qint64>> position(Feed feed);
    [[nodiscard]] Result<void> setPosition(Feed feed, qint64 position);
    [[nodiscard]] Result<std::optional<StoredUserMark>> usersMark();
    [[nodiscard]] Result<void> setUsersMark(const StoredUserMark &mark);
    [[nodiscard]] Result<std::optional<Moment>> last(Occasion occasion);
    [[nodiscard]] Result<void> setLast(Occasion occasion, Moment moment);
    [[nodiscard]] Result<void> forget(Occasion occasion);
    /// The name under which Mautic logs what we write; empty until an own entry was recognised.
    [[nodiscard]] Result<QString> ownName();
    [[nodiscard]] Result<void> setOwnName(const QString &name);

    /// Pages of the audit log overlap: those of the entries that were not read before.
    [[nodiscard]] Result<QList<FeedEntry>> unseen(const QList<FeedEntry> &entries);
    /// From now on they were; old ones are forgotten.
    [[nodiscard]] Result<void> remember(const QList<FeedEntry> &entries);

private:
    Database &m_database;
};

} // namespace lockstep
