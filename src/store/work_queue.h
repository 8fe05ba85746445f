// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_status.h"
#include "domain/work_item.h"
#include "store/database.h"

namespace lockstep
{

/// A user to be looked at again.
struct WorkNote {
    AppUserId user;
    Purpose purpose = Purpose::Change;
    Moment changedAt = {};
};

/// What the engine still has to do, one row for each user (reliability.md 1.2). Work that is noticed again while it is
/// on its way is not taken for done. Every end names the fence it was taken with: who has lost the lease settles
/// nothing.
class WorkQueue
{
public:
    explicit WorkQueue(Database &database)
        : m_database(database)
    {
    }

    /// The most urgent purpose and the oldest change win. What waited to be tried again, was given up or held gets a
    /// new chance; what is unknown stays so.
    [[nodiscard]] Result<void> add(const QList<WorkNote> &notes, Moment now);
    /// Takes ready and due work of these purposes, the most urgent and then the oldest first, all of the same number of
    /// halvings.
    [[nodiscard]] Result<QList<WorkItem>> take(const QList<Purpose> &purposes, int limit, qint64 fence, Moment now);
    /// Takes work that has to be looked up.
    [[nodiscard]] Result<QList<WorkItem>> takeUnknown(int limit, qint64 fence, Moment now);
    /// Keeps what became of work taken with this fence, with a random `spread` for each.
    [[nodiscard]] Result<void> settle(const QList<WorkOutcome> &outcomes, qint64 fence, Moment now);
    /// After a crash: what other fences took is ready again or, where an intent of it was never answered, unknown.
    /// Intents of runs by hand count too.
    [[nodiscard]] Result<void> recover(qint64 fence, Moment now);
    /// The clock may have been set back: nothing waits longer than it would have to from now on.
    [[nodiscard]] Result<void> boundWaits(Moment now);
    /// A run by hand is about to decide about these users, or about everybody where none are named.
    [[nodiscard]] Result<void> beginDeciding(const QList<AppUserId> &users);
    /// It has carried out what it decided, except for these users: work that was there when it began, was not noticed
    /// again since and is not on its way is done.
    [[nodiscard]] Result<void> finishDeciding(const QList<AppUserId> &except);
    /// Dead and held work is ready again; of these users, or of all where none are named. Returns how many.
    [[nodiscard]] Result<int> tryAgain(const QList<AppUserId> &users, Moment now);

    [[nodiscard]] Result<QueueCounts> counts();
    /// When the next of these purposes is due; nothing where there is none.
    [[nodiscard]] Result<std::optional<Moment>> nextDue(const QList<Purpose> &purposes);
    /// When the newest of what is ready of these purposes was noticed.
    [[nodiscard]] Result<std::optional<Moment>> newestNotice(const QList<Purpose> &purposes);

private:
    [[nodiscard]] Result<QList<WorkItem>> lease(QList<WorkItem> items, qint64 fence);
    [[nodiscard]] Result<void> settleOne(const WorkOutcome &outcome, qint64 fence, Moment now);

    Database &m_database;
};

} // namespace lockstep
