// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/observed_change.h"
#include "store/database.h"

namespace lockstep
{

/// Every change that was seen on a side, in the order it was seen.
class ChangeLog
{
public:
    explicit ChangeLog(Database &database)
        : m_database(database)
    {
    }

    /// All or none; a part of the transaction around it.
    [[nodiscard]] Result<void> append(const QList<ObservedChange> &changes);
    /// Newest first.
    [[nodiscard]] Result<QList<ObservedChange>> ofSubject(ChangeSide side, const QString &subject, int limit);
    /// Forgets what was noticed before. Returns how many.
    [[nodiscard]] Result<int> trim(Moment before);

private:
    Database &m_database;
};

} // namespace lockstep
