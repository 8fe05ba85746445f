// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/transaction.h"

namespace lockstep
{

/// What a full read of one side has seen so far. Kept in memory by the connection, so that rows that did not change
/// need not be written to be marked.
class MirrorScan
{
public:
    /// `user` or `contact`.
    MirrorScan(Database &database, QString mirror)
        : m_database(database)
        , m_mirror(std::move(mirror))
    {
    }

    [[nodiscard]] Result<void> begin();
    /// Does nothing while no scan is under way. Takes a JSON list of ids.
    [[nodiscard]] Result<void> markSeen(const QString &list);
    /// Ends the scan with `settle`, which deals with what was not seen; Internal where none was begun.
    template <class Settle>
    [[nodiscard]] Result<int> finish(Settle settle)
    {
        return inTransaction(m_database, [&]() -> Result<int> {
            if (auto ended = end(); !ended)
                return tl::unexpected(ended.error());
            return settle();
        });
    }

private:
    [[nodiscard]] Result<void> forgetSeen();
    [[nodiscard]] Result<void> end();

    Database &m_database;
    QString m_mirror;
};

} // namespace lockstep
