// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "store/database.h"

namespace lockstep
{

/// A full compare of Mautic that goes on.
struct Comparison {
    /// Contacts up to here were compared; nothing once all were.
    std::optional<ContactId> after = ContactId{};
    Moment startedAt = {};
    int seen = 0;
    /// Contacts known when it began.
    int before = 0;

    friend bool operator==(const Comparison &, const Comparison &) = default;
};

/// Where a full compare has got to, and what it missed so far: with few requests an hour it takes days, and outlives
/// the program.
class ComparisonRepository
{
public:
    explicit ComparisonRepository(Database &database)
        : m_database(database)
    {
    }

    [[nodiscard]] Result<std::optional<Comparison>> find();
    [[nodiscard]] Result<void> save(const Comparison &comparison);
    /// Known contacts that Mautic did not answer with.
    [[nodiscard]] Result<void> addMissing(const QList<ContactId> &contacts);
    [[nodiscard]] Result<QList<ContactId>> missing();
    /// It is over, or begins anew.
    [[nodiscard]] Result<void> remove();

private:
    Database &m_database;
};

} // namespace lockstep
