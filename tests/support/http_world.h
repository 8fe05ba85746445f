// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/http_transport.h"
#include "ports/clock.h"
#include "ports/request_gate.h"
#include "support/stopped_clock.h"

#include <QDateTime>
#include <QList>

namespace lockstep::testing
{

class WallClock : public Clock
{
public:
    [[nodiscard]] Moment now() const override { return Moment::fromMilliseconds(QDateTime::currentMSecsSinceEpoch()); }
};

/// Counts what it is asked for and admits it while there is something left.
class CountingGate : public RequestGate
{
public:
    [[nodiscard]] Result<void> admit(RequestKind kind) override
    {
        if (budget == 0)
            return fail(Error{.kind = ErrorKind::BudgetSpent, .retryAfter = std::chrono::seconds(60)});
        --budget;
        asked.append(kind);
        return {};
    }
    [[nodiscard]] Result<std::optional<int>> left() const override { return std::optional(budget); }
    [[nodiscard]] Result<void> heed(const AnswerHints &hints) override
    {
        heeded.append(hints);
        return {};
    }
    void setPurpose(Purpose wanted) override { m_purpose = wanted; }
    [[nodiscard]] Purpose purpose() const override { return m_purpose; }

    int budget = 1'000'000;
    QList<RequestKind> asked;
    QList<AnswerHints> heeded;

private:
    Purpose m_purpose = Purpose::Person;
};

} // namespace lockstep::testing
