// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/moment.h"

#include <QCoreApplication>

#include <chrono>

namespace lockstep
{

/// Times and numbers as the person's own locale and clock have them.
class ValueWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::ValueWords)

public:
    /// Day and time to the minute, in local time.
    [[nodiscard]] static QString dateTime(Moment moment);
    /// Day and time to the second, short: for a column.
    [[nodiscard]] static QString timeToTheSecond(Moment moment);
    /// The same to the second, for a tool tip or a proof.
    [[nodiscard]] static QString exactDateTime(Moment moment);
    /// "just now", "5 minutes ago", "yesterday at 14:05", else the day.
    [[nodiscard]] static QString ago(Moment moment, Moment now);
    [[nodiscard]] static QString number(qint64 number);
    /// About so long: "20 s", "3 min", "2 h".
    [[nodiscard]] static QString duration(std::chrono::seconds duration);
};

} // namespace lockstep
