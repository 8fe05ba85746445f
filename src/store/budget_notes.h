// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"
#include "store/database.h"

namespace lockstep
{

/// Mautic wants to be left alone.
struct HostPause {
    Moment until;
    /// How often in a row it said so without a time that makes sense.
    int strikes = 0;

    friend bool operator==(const HostPause &, const HostPause &) = default;
};

/// How fast a Mautic of unknown limits is asked: so many requests a second, plus what went well since.
struct HostPace {
    double perSecond = 4;
    Moment since;

    friend bool operator==(const HostPace &, const HostPace &) = default;
};

/// What both clocks showed at one moment, to tell when somebody set one of them.
struct ClockMark {
    UpTime upTime;
    Moment now;

    friend bool operator==(const ClockMark &, const ClockMark &) = default;
};

/// What BudgetGate keeps in the store besides the requests, for all processes.
class BudgetNotes
{
public:
    explicit BudgetNotes(Database &database)
        : m_database(database)
    {
    }

    /// In the past where Mautic may be asked.
    [[nodiscard]] Result<HostPause> pause() const;
    [[nodiscard]] Result<void> save(const HostPause &pause);
    [[nodiscard]] Result<HostPace> pace() const;
    [[nodiscard]] Result<void> save(const HostPace &pace);
    [[nodiscard]] Result<std::optional<ClockMark>> clockMark() const;
    [[nodiscard]] Result<void> save(const ClockMark &mark);
    /// The clock was set: all that is kept here moves with it.
    [[nodiscard]] Result<void> shift(std::chrono::microseconds by);

private:
    [[nodiscard]] Result<QStringList> read(const QString &key) const;
    [[nodiscard]] Result<void> write(const QString &key, const QStringList &parts);

    Database &m_database;
};

} // namespace lockstep
