// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"
#include "ports/request_gate.h"
#include "store/database.h"

namespace lockstep
{

/// Counts the requests of the last sixty minutes in the store, for all processes that share it. What was admitted
/// stays counted after a crash. A clock set back frees nothing and holds nobody up for more than an hour. Belongs to
/// the thread of its database, and refuses to work inside a Transaction, which could undo the count.
class BudgetGate final : public RequestGate
{
public:
    /// `requestsPerHour` 0: counted, never refused.
    BudgetGate(Database &database, const Clock &clock, int requestsPerHour);

    [[nodiscard]] Result<void> admit(RequestKind kind) override;
    [[nodiscard]] Result<void> heed(const AnswerHints &hints) override;
    [[nodiscard]] Result<std::optional<int>> left() const override;
    void setPurpose(Purpose purpose) override { m_purpose = purpose; }
    [[nodiscard]] Purpose purpose() const override { return m_purpose; }
    /// Requests in the last sixty minutes.
    [[nodiscard]] Result<int> spent() const;

private:
    /// Counts the request, or says how long until there is room for it.
    [[nodiscard]] Result<std::optional<std::chrono::seconds>> countOrWait(RequestKind kind);
    [[nodiscard]] Result<Moment> catchUp();
    [[nodiscard]] Result<std::chrono::seconds> untilFree(Moment now, int spent) const;

    Database &m_database;
    const Clock &m_clock;
    int m_limit;
    Purpose m_purpose = Purpose::Person;
};

} // namespace lockstep
