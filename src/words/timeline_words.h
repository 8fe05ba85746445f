// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_details.h"

#include <QCoreApplication>

namespace lockstep
{

/// What Lockstep saw and did about one person, entry by entry.
class TimelineWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::TimelineWords)

public:
    /// For a filter: "written by Lockstep".
    [[nodiscard]] static QString kindLabel(TimelineKind kind);
    /// For a filter: "in Mautic".
    [[nodiscard]] static QString sideLabel(TimelineSide side);
    /// One sentence; texts from outside in it are shown as they are.
    [[nodiscard]] static QString sentence(const TimelineEntry &entry);
    /// Which run it was and who started it; empty for what belongs to none.
    [[nodiscard]] static QString runLine(const TimelineEntry &entry);
    [[nodiscard]] static QString outcome(AppliedOutcome outcome);
    /// Why Mautic must not write to a contact on a channel.
    [[nodiscard]] static QString optOutReason(DoNotContactReason reason);
    /// "E-mail", "SMS", else the channel as Mautic names it.
    [[nodiscard]] static QString channel(const QString &name);

private:
    [[nodiscard]] static QString written(const AppliedRow &row);
    [[nodiscard]] static QString wroteWhat(const AppliedRow &row);
    [[nodiscard]] static QString changed(const ObservedChange &change);
    [[nodiscard]] static QString decided(const TimelineEntry &entry);
    [[nodiscard]] static QString ofCase(const TimelineEntry &entry);
    [[nodiscard]] static QString ofMautic(const TimelineEntry &entry);
    [[nodiscard]] static QString linked(const TimelineEntry &entry);
};

} // namespace lockstep
