// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/user_directory.h"
#include "users/change_order.h"
#include "users/user_row_reader.h"

#include <chrono>

namespace lockstep
{

struct SqlStatement;

/// Reads users in the order of their changes, a page at a time, and remembers how far it went.
class ChangeReader
{
public:
    /// `idColumn` as it stands in a statement.
    ChangeReader(ChangeOrder order, UserRowReader rows, QString idColumn)
        : m_order(std::move(order))
        , m_rows(std::move(rows))
        , m_idColumn(std::move(idColumn))
    {
    }

    /// What `UserDirectory::usersChangedSince` promises, but for what other tables say of the users.
    [[nodiscard]] Result<UserChanges> read(SqlConnection &connection, const UserMark &mark,
                                           std::chrono::seconds overlap, int limit);
    /// The place of the newest row; the beginning where no row holds a time.
    [[nodiscard]] Result<UserMark> newest(SqlConnection &connection) const;

private:
    [[nodiscard]] bool goesBack(const UserMark &mark, std::chrono::seconds overlap);
    /// False for a mark no row of this table can have made.
    [[nodiscard]] bool addStart(SqlStatement &statement, const UserMark &mark, std::chrono::seconds overlap);
    void addBound(SqlStatement &statement, const QString &comparison, const QString &text) const;
    [[nodiscard]] static Moment latestBelieved();

    ChangeOrder m_order;
    UserRowReader m_rows;
    QString m_idColumn;
    /// Where a page ended that was not the last.
    std::optional<UserMark> m_midway;
    /// The mark that was asked for last, and since when.
    std::optional<UserMark> m_standing;
    std::chrono::steady_clock::time_point m_standingSince;
};

} // namespace lockstep
