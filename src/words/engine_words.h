// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_notice.h"
#include "domain/engine_report.h"

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
    /// The same with when it goes on and who waits: "idle, next at 14:20, 12 wait".
    [[nodiscard]] static QString line(const EngineStatus &status, Moment now);
    /// Everything of it, for a tool tip.
    [[nodiscard]] static QString inFull(const EngineStatus &status, Moment now);
    /// What it does, in a sentence.
    [[nodiscard]] static QString headline(const EngineStatus &status, Moment now);
    /// What that means for the data, or what to do; may be empty.
    [[nodiscard]] static QString explanation(const EngineStatus &status, Moment now);
    /// "Asks Mautic every 4 min: the hour is short."; empty where it has not asked yet.
    [[nodiscard]] static QString paceSentence(const EngineStatus &status);
    /// Who waits, by why; one line each.
    [[nodiscard]] static QStringList queueLines(const QueueCounts &queue);
    [[nodiscard]] static QString purpose(Purpose purpose);
    /// Why people stand so, the most first: "banned or deleted: 60 · no longer a user: 40".
    [[nodiscard]] static QString reasons(PersonState state, const QList<SituationCount> &situations);
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

/// What a guard holds back.
class GuardWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::GuardWords)

public:
    [[nodiscard]] static QString sentence(const EngineStatus &status);
    /// What it stopped for, with field and counts; empty where that is not known.
    [[nodiscard]] static QString reason(const EngineStatus &status);
    [[nodiscard]] static QString explanation();
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
