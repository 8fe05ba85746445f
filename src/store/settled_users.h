// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "store/database.h"

#include <QList>

namespace lockstep
{

/// Who need not be decided about: when everybody was last looked at there was nothing to write for them, no case and
/// nothing to tell, and nothing that could change that was written into the mirror since. Triggers of the store's
/// schema see to that, so it holds for whatever writes. Kept as its complement, those who are open, and for one basis:
/// what is the same for everybody who is decided about.
class SettledUsers
{
public:
    explicit SettledUsers(Database &database)
        : m_database(database)
    {
    }

    /// Whether it is known for this basis who is settled.
    [[nodiscard]] Result<bool> holdsFor(const QString &basis);
    /// Everybody is about to be decided about on this basis; whoever changes from here on is open.
    [[nodiscard]] Result<void> begin(const QString &basis);
    /// Everybody was, and besides those who changed meanwhile these are open.
    [[nodiscard]] Result<void> complete(const QList<AppUserId> &open);
    /// Nothing is known any more.
    [[nodiscard]] Result<void> forget();

    /// Those who are open, present or not; ascending, the first page with nothing.
    [[nodiscard]] Result<QList<AppUserId>> openAfter(const std::optional<AppUserId> &after, int limit);
    /// Of those who are present.
    [[nodiscard]] Result<int> openCount();
    /// These were decided about and are settled now.
    [[nodiscard]] Result<void> settle(const QList<AppUserId> &users);

private:
    [[nodiscard]] Result<void> run(const QString &statement);

    Database &m_database;
};

} // namespace lockstep
