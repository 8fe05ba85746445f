// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <optional>

namespace lockstep
{

enum class RequestKind { SignIn, Read, Write };

/// Asked once before every request leaves, token requests too. What it admits is counted before the first byte.
class RequestGate
{
public:
    virtual ~RequestGate() = default;
    /// BudgetSpent, with `retryAfter`, when the hour has no request left.
    [[nodiscard]] virtual Result<void> admit(RequestKind kind) = 0;
    /// Requests left in the present hour; nothing when there is no limit.
    [[nodiscard]] virtual Result<std::optional<int>> left() const = 0;
};

} // namespace lockstep
