// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_report.h"
#include "domain/run.h"
#include "flows/flow_context.h"

#include <QDeadlineTimer>
#include <QTimer>

namespace lockstep
{

/// Follows the engine of the workspace, whichever process runs it, and tells it what people want. Main thread; reads on
/// the read thread. A workspace that is not there yet is no failure.
class EngineFlow : public QObject
{
    Q_OBJECT

public:
    explicit EngineFlow(const FlowContext &context, QObject *parent = nullptr);

    /// Reads from now on: every second while somebody looks, less often otherwise.
    void follow();
    void setWatched(bool isWatched);
    /// It has just done something: what it says is read soon.
    void look();
    /// Somebody is at work in the window: the engine is told, at most once a minute.
    void notePeople();

    /// Why people fail, and how it went: read anew.
    void readReport();
    void pause();
    void resume();
    void tryAgain(const lockstep::FailureGroup &group);
    void findPeople(const lockstep::FailureGroup &group);

Q_SIGNALS:
    void statusRead(const lockstep::EngineStatus &status);
    void reportRead(const lockstep::EngineReport &report);
    /// They have their turn again.
    void triedAgain(int people);
    /// It was told to pause or to go on.
    void told();
    /// It wrote something: what the pages show of the store is out of date.
    void workspaceChanged();
    void peopleFound(const QList<lockstep::AppUserId> &users);
    void failed(const lockstep::Error &error);

private:
    void readStatus();
    void take(const EngineStatus &status);
    void readLastRun();
    void setPaused(bool isPaused);
    void complain(const Error &error);

    FlowContext m_context;
    QTimer m_clock;
    JobHandle m_statusJob;
    JobHandle m_reportJob;
    bool m_isReading = false;
    std::optional<QueueCounts> m_queue;
    /// Whatever the clock is set to meanwhile.
    QDeadlineTimer m_untilReport;
    QDeadlineTimer m_untilNote;
    bool m_hasLookedAtRuns = false;
    std::optional<Run> m_lastRun;
};

} // namespace lockstep
