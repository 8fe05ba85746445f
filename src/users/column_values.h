// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/moment.h"

#include <QVariant>

#include <optional>

namespace lockstep
{

/// What a number in a column of times counts.
enum class TimeUnit { Seconds, Milliseconds, Microseconds };

/// Told by the largest number of the column: seconds reach 10^11 in the year 5138, milliseconds did in 1973.
[[nodiscard]] TimeUnit timeUnitOf(double largest);

/// Values as the driver gives them, read without its own notion of a time. Text stays as it is, control characters
/// included; NULL is empty.
[[nodiscard]] QString textValue(const QVariant &value);
/// A boolean, 0 or 1, `t`, `true`, `yes` and their opposites, or a time (set: true). NULL is false; nonsense nothing.
[[nodiscard]] std::optional<bool> flagValue(const QVariant &value);
/// A time as text or as a number; without a unit each number tells its own.
[[nodiscard]] std::optional<Moment> momentValue(const QVariant &value, std::optional<TimeUnit> unit);
/// A positive whole number, or nothing.
[[nodiscard]] std::optional<ContactId> contactValue(const QVariant &value);

} // namespace lockstep
