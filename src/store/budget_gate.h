// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/request_gate.h"
#include "store/budget_notes.h"

namespace lockstep
{

/// How the requests of an hour are shared out.
struct BudgetShares {
    /// Kept for opt-outs and people, in percent of the limit.
    int reserve = 25;
    /// In percent of the rest: where less than this is left of it, full compares wait.
    int beforeBackfill = 40;
};

/// Counts the requests of the last sixty minutes in the store, for all processes that share it. What was admitted
/// stays counted after a crash. In no sixty minutes are there more than the limit, nor more for background work than
/// the limit less the reserve, even when somebody sets the clock while the computer is up; after a new start of the
/// computer a clock set back frees nothing and holds nobody up for more than an hour. Belongs to the thread of its
/// database, and refuses to work inside a Transaction, which could undo the count.
///
/// Heeded of Mautic: a 429, or a 503 that says so, stops all requests for as long as it asks, at most a day; without
/// a time that makes sense for a minute, then two, four, …. `X-RateLimit-Remaining: 0` stops them until the reset.
class BudgetGate final : public RequestGate
{
public:
    /// `requestsPerHour` 0: no limit is known. Then four a second at first, more as they go well, half as many after
    /// each 429; RateLimited, for a second or what one request takes, says that it is too early.
    BudgetGate(Database &database, const Clock &clock, int requestsPerHour, const BudgetShares &shares = {});

    [[nodiscard]] Result<void> admit(RequestKind kind) override;
    [[nodiscard]] Result<void> heed(const AnswerHints &hints) override;
    [[nodiscard]] Result<std::optional<int>> left() const override;
    void setPurpose(Purpose purpose) override { m_purpose = purpose; }
    [[nodiscard]] Purpose purpose() const override { return m_purpose; }
    /// Requests in the last sixty minutes.
    [[nodiscard]] Result<int> spent() const;
    /// Those of them for work nobody waits for.
    [[nodiscard]] Result<int> spentInBackground() const;
    /// Until when Mautic wants to be left alone; nothing while it may be asked.
    [[nodiscard]] Result<std::optional<Moment>> pausedUntil() const;

private:
    /// At most `most` requests for `least` and what is less urgent.
    struct Cap {
        Purpose least;
        int most;
    };
    using Refusal = std::optional<Error>;

    [[nodiscard]] QList<Cap> caps() const;
    [[nodiscard]] Result<Refusal> countOrRefuse(RequestKind kind);
    [[nodiscard]] Result<Refusal> refusal(Moment now);
    [[nodiscard]] Result<Refusal> pausedAt(Moment now);
    [[nodiscard]] Result<Refusal> spentAt(Moment now);
    [[nodiscard]] Result<Refusal> tooFastAt(Moment now);
    [[nodiscard]] Result<Moment> catchUp();
    [[nodiscard]] Result<void> shift(qint64 by);
    [[nodiscard]] Result<Moment> unsetNow() const;
    [[nodiscard]] Result<double> paceAt(Moment now) const;
    [[nodiscard]] Result<int> countOf(Purpose least) const;
    [[nodiscard]] Result<void> obey(const AnswerHints &hints);
    [[nodiscard]] Result<void> slowDown(Moment now);

    Database &m_database;
    const Clock &m_clock;
    int m_limit;
    BudgetShares m_shares;
    BudgetNotes m_notes;
    Purpose m_purpose = Purpose::Person;
};

} // namespace lockstep
