// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/flow_context.h"
#include "flows/run_job.h"
#include "flows/run_mail.h"

namespace lockstep
{

class CredentialsFlow;

/// Runs: looking for changes, writing a plan, syncing. One at a time, on the engine's thread; everything else here
/// belongs to the main thread. What is asked for while a run goes on is not begun. Each run that was started ends with
/// exactly one of planned, finished, failed or yesNeeded.
class SyncFlow : public QObject
{
    Q_OBJECT

public:
    /// `credentials` outlives it.
    SyncFlow(FlowContext context, CredentialsFlow &credentials);

    [[nodiscard]] bool isRunning() const { return m_running.has_value(); }
    [[nodiscard]] std::optional<RunKind> running() const { return m_running; }
    /// Whether the run, or the one that just ended, is about single people and not about everybody.
    [[nodiscard]] bool isForSomeOnly() const { return m_isForSomeOnly; }

    /// Looks at both sides; only reads.
    void plan();
    /// As `plan`, after a person accepted that a side has far fewer rows than before (ErrorKind::Guarded).
    void planAcceptingShrinkage();
    /// Writes these rows, those that still hold. Whoever calls this has asked about fields and segments to be created.
    void apply(const lockstep::Plan &plan);
    /// Looks and writes in one go. Asks by yesNeeded before anything is written where Mautic lacks fields or segments.
    void sync();
    /// The answer to yesNeeded: create them, or go without.
    void syncCreating(bool createWhatIsMissing);
    /// Looks at this person alone and writes what differs; creates nothing that Mautic lacks.
    void syncPerson(const lockstep::AppUserId &user);
    /// The request under way is finished; the run ends soon with what was done until then.
    void stop();

Q_SIGNALS:
    void started(lockstep::RunKind kind);
    /// About ten times a second.
    void progressed(const lockstep::Progress &progress);
    /// What became of rows of the plan that is being written, as it becomes known.
    void rowsChanged(const QList<lockstep::RowOutcome> &rows);
    void planned(const lockstep::PlanResult &result);
    void finished(const lockstep::RunResult &result);
    /// Nothing was written, except where the error's sentence says so.
    void failed(const lockstep::Error &error);
    void yesNeeded(const lockstep::SetupNeeds &needs);
    /// The store has changed: whatever shows it should look again. After every run, however it ended.
    void workspaceChanged();

private:
    void begin(RunOrder order);
    void start(const RunOrder &order, LoadedCredentials credentials);
    [[nodiscard]] RunMail::Receivers receivers();
    void end(const RunEnding &ending);

    FlowContext m_context;
    CredentialsFlow &m_credentials;
    std::optional<RunKind> m_running;
    JobHandle m_job;
    bool m_isToStop = false;
    bool m_isForSomeOnly = false;
    /// Of the plan made last: an apply looks again, and would meet the same guard.
    ShrinkGuard m_guardOfPlan = ShrinkGuard::On;
};

} // namespace lockstep
