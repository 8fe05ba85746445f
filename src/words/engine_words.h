// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_notice.h"
#include "domain/failure_group.h"

#include <QCoreApplication>

namespace lockstep
{

/// What the engine in the background is doing, and why not more.
class EngineWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::EngineWords)

public:
    /// A word or two, for a status bar: "idle", "slowed down until 14:20".
    [[nodiscard]] static QString state(const EngineStatus &status, Moment now);
    /// What it does, in a sentence.
    [[nodiscard]] static QString headline(const EngineStatus &status, Moment now);
    /// What that means for the data, or what to do; may be empty.
    [[nodiscard]] static QString explanation(const EngineStatus &status, Moment now);
    /// "asks Mautic every 4 min: the hour is short"; empty where it has not asked yet.
    [[nodiscard]] static QString pace(const EngineStatus &status);
    /// "12 people wait for their turn"; empty where nobody does.
    [[nodiscard]] static QString queue(const QueueCounts &queue);
    /// Who waits, by why; one line each.
    [[nodiscard]] static QStringList queueLines(const QueueCounts &queue);
    [[nodiscard]] static QString purpose(Purpose purpose);
    /// "median 18 s, 95 % within 44 s"; empty where nothing was delivered yet.
    [[nodiscard]] static QString delay(const DelayFigures &delay);

    [[nodiscard]] static QString pause();
    [[nodiscard]] static QString resume();
    /// A time of day, or the day too where it is another.
    [[nodiscard]] static QString timeOf(Moment moment, Moment now);

private:
    [[nodiscard]] static QString workingHeadline(const EngineStatus &status);
    [[nodiscard]] static QString idleHeadline(const EngineStatus &status, Moment now);
    /// `with` has a place for the time, `without` none.
    [[nodiscard]] static QString until(const EngineStatus &status, Moment now, const QString &with,
                                       const QString &without);
};

/// People who fail for one cause.
class FailureWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::FailureWords)

public:
    [[nodiscard]] static QString sentence(const FailureGroup &group);
    [[nodiscard]] static QString remedy(const FailureGroup &group);
    /// What the button says that tries them again.
    [[nodiscard]] static QString tryAgain(const FailureGroup &group);
};

/// What is told to those who do not look.
class NotificationWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::NotificationWords)

public:
    [[nodiscard]] static QString title(const EngineNotice &notice);
    [[nodiscard]] static QString text(const EngineNotice &notice);
};

} // namespace lockstep
