// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

namespace lockstep
{

/// Everything written in its scope happens at `commit` or not at all. Takes the right to write at once, so that it
/// cannot fail half-way for want of it. One inside another is a part of it that can be undone alone; what a part
/// committed is kept only if the outer one commits.
class Transaction
{
public:
    [[nodiscard]] static Result<Transaction> begin(Database &database);
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    /// Rolls back unless committed.
    ~Transaction();

    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(Database &database);
    void rollBack();

    Database *m_database;
    int m_level;
};

/// Runs `work`, which returns a Result, in a transaction that is kept when it succeeds.
template <class Work>
[[nodiscard]] auto inTransaction(Database &database, Work work) -> decltype(work())
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto result = work();
    if (!result)
        return result;
    if (auto done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return result;
}

} // namespace lockstep
