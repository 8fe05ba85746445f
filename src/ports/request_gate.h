// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/request_record.h"

#include <optional>

namespace lockstep
{

/// What an answer said about how often we may ask.
struct AnswerHints {
    int status = 0;
    /// `Retry-After`, as long as it can be understood.
    std::optional<std::chrono::seconds> retryAfter = std::nullopt;
    /// `X-RateLimit-Remaining` and the time of `X-RateLimit-Reset`.
    std::optional<int> remaining = std::nullopt;
    std::optional<Moment> resetsAt = std::nullopt;
};

/// Asked once before every request leaves, token requests too. What it admits is counted before the first byte.
class RequestGate
{
public:
    virtual ~RequestGate() = default;
    /// BudgetSpent, with `retryAfter`, when the hour has no request left for the present purpose; RateLimited, with
    /// `retryAfter`, while Mautic wants to be left alone.
    [[nodiscard]] virtual Result<void> admit(RequestKind kind) = 0;
    /// Told of every answer.
    [[nodiscard]] virtual Result<void> heed(const AnswerHints &hints) = 0;
    /// Requests left in the present hour for the present purpose; nothing when there is no limit.
    [[nodiscard]] virtual Result<std::optional<int>> left() const = 0;
    /// What the requests from now on are for, until it is said otherwise. A gate starts with Person.
    virtual void setPurpose(Purpose purpose) = 0;
    [[nodiscard]] virtual Purpose purpose() const = 0;
};

/// Requests are for `purpose` as long as this lives.
class PurposeScope
{
public:
    PurposeScope(RequestGate &gate, Purpose purpose)
        : m_gate(gate)
        , m_before(gate.purpose())
    {
        gate.setPurpose(purpose);
    }
    ~PurposeScope() { m_gate.setPurpose(m_before); }
    PurposeScope(const PurposeScope &) = delete;
    PurposeScope &operator=(const PurposeScope &) = delete;

private:
    RequestGate &m_gate;
    Purpose m_before;
};

} // namespace lockstep
