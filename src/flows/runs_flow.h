// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/run_undo.h"
#include "flows/flow_context.h"

namespace lockstep
{

/// The runs of this workspace, and taking one back. Main thread; reads on the read thread, what is taken back is kept
/// by the work thread.
class RunsFlow : public QObject
{
    Q_OBJECT

public:
    explicit RunsFlow(const FlowContext &context, QObject *parent = nullptr);
    ~RunsFlow() override;

    void read();
    /// A newer question replaces it.
    void preview(lockstep::RunId run);
    void undo(lockstep::RunId run);

Q_SIGNALS:
    void runsRead(const QList<lockstep::ListedRun> &runs);
    void previewed(lockstep::RunId run, const lockstep::RunUndo &undo);
    /// Kept; the runs are read again by themselves.
    void undone(lockstep::RunId run, const lockstep::RunUndo &undo);
    /// Something is to be carried out: whoever runs the engine should be woken.
    void told();
    void failed(const lockstep::Error &error);

private:
    FlowContext m_context;
    JobHandle m_reading;
    JobHandle m_previewing;
};

} // namespace lockstep
