// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/open_case.h"
#include "store/database.h"

namespace lockstep
{

struct CaseChanges {
    int opened = 0;
    int kept = 0;
    int closed = 0;

    friend bool operator==(const CaseChanges &, const CaseChanges &) = default;
};

/// A case that was once open, and perhaps still is.
struct KeptCase {
    OpenCase opened;
    std::optional<Moment> closedAt = std::nullopt;
};

/// A case as it lies on somebody's desk.
struct DeskCase {
    OpenCase opened;
    /// Account; empty: nobody's.
    QString assignedTo = {};
    /// Nothing as well where it slept until a side changed, and one has.
    std::optional<Moment> snoozedUntil = std::nullopt;
    bool isChangedSinceAnswered = false;
};

/// The cases of the workspace.
class CaseRepository
{
public:
    explicit CaseRepository(Database &database)
        : m_database(database)
    {
    }

    /// What a run found is what is open: equal cases keep their number and first time, the others are closed.
    [[nodiscard]] Result<CaseChanges> replaceOpen(const QList<Case> &cases, Moment now);
    /// The same for the cases of these users; those of others stay open.
    [[nodiscard]] Result<CaseChanges> replaceOpenOf(const QList<AppUserId> &users, const QList<Case> &cases,
                                                    Moment now);
    /// By number.
    [[nodiscard]] Result<QList<OpenCase>> open();
    /// Those of the numbers that are open.
    [[nodiscard]] Result<QList<OpenCase>> openWithIds(const QList<qint64> &ids);
    /// Of whom somebody is asked about one of these contacts or other users.
    [[nodiscard]] Result<QList<AppUserId>> usersAskedAbout(const QList<ContactId> &contacts,
                                                           const QList<AppUserId> &others);
    /// Those that are open of the same kind and about the same field, this one included.
    [[nodiscard]] Result<QList<OpenCase>> alike(const Case &one);
    [[nodiscard]] Result<int> countAlike(const Case &one);
    /// Of one user, closed ones included, oldest first.
    [[nodiscard]] Result<QList<KeptCase>> ofUser(const AppUserId &user);
    [[nodiscard]] Result<int> openCount();
    /// By number; all that are open, or this one.
    [[nodiscard]] Result<QList<DeskCase>> queue(std::optional<qint64> only = std::nullopt);
    /// Open or closed.
    [[nodiscard]] Result<std::optional<KeptCase>> find(qint64 id);
    [[nodiscard]] Result<void> assign(const QList<qint64> &ids, const QString &account);
    /// Nothing wakes them. `untilChange`: until either side changes, at the latest then.
    [[nodiscard]] Result<void> snooze(const QList<qint64> &ids, std::optional<Moment> until, bool untilChange);

private:
    [[nodiscard]] Result<CaseChanges> replace(const QList<OpenCase> &before, const QList<Case> &cases, Moment now);

    Database &m_database;
};

} // namespace lockstep
