// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/activity.h"
#include "ports/request_journal.h"
#include "store/database.h"

namespace lockstep
{

/// How many requests left in a stretch of time.
struct RequestCount {
    Moment from;
    int requests = 0;
    /// Of those, for work nobody waits for.
    int background = 0;

    friend bool operator==(const RequestCount &, const RequestCount &) = default;
};

/// Every request that left, as people look at them. Belongs to the thread of its database. Nothing here decides
/// whether a request may leave: that is BudgetGate's.
class RequestRecordRepository final : public RequestJournal
{
public:
    explicit RequestRecordRepository(Database &database)
        : m_database(database)
    {
    }

    /// What the store cannot take is lost.
    void write(const RequestRecord &record) override;
    /// Newest first, at most `limit`; none for a query that wants changes.
    [[nodiscard]] Result<QList<RequestRecord>> page(const ActivityQuery &query, std::optional<qint64> before,
                                                    int limit);
    /// Oldest first; stretches begin at whole multiples of `step` since 1970, and those without a request are missing.
    [[nodiscard]] Result<QList<RequestCount>> counts(Moment since, std::chrono::minutes step);
    [[nodiscard]] Result<void> trim(Moment before);

private:
    [[nodiscard]] Result<void> add(const RequestRecord &record);

    Database &m_database;
};

} // namespace lockstep
