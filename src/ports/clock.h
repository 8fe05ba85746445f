// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/moment.h"

#include <QString>

#include <chrono>
#include <optional>

namespace lockstep
{

/// How long this computer has been up, asleep or not, which nobody can set.
struct UpTime {
    /// Of the present start of the computer.
    QString boot;
    std::chrono::microseconds since{0};

    friend bool operator==(const UpTime &, const UpTime &) = default;
};

/// Where the time comes from. Safe to call from any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Moment now() const = 0;
    /// Equal for all processes of this computer; nothing where it cannot be told.
    [[nodiscard]] virtual std::optional<UpTime> upTime() const { return std::nullopt; }
};

} // namespace lockstep
