// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/runs_flow.h"

#include "runtime/case_desk.h"
#include "runtime/operator_identity.h"

namespace lockstep
{

namespace
{

constexpr int runsShown = 200;

} // namespace

RunsFlow::RunsFlow(const FlowContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
}

RunsFlow::~RunsFlow()
{
    for (JobHandle *job : {&m_reading, &m_previewing})
        job->abandon();
}

void RunsFlow::read()
{
    m_reading.abandon();
    m_reading = m_context.read.start(
        *this,
        [workspace = m_context.workspace](const std::stop_token &) { return CaseDesk(workspace).runs(runsShown); },
        [this](const Result<QList<ListedRun>> &runs) {
            if (runs)
                Q_EMIT runsRead(*runs);
            else if (runs.error().kind != ErrorKind::StoreMissing)
                Q_EMIT failed(runs.error());
        });
}

void RunsFlow::preview(RunId run)
{
    m_previewing.abandon();
    m_previewing = m_context.read.start(
        *this,
        [workspace = m_context.workspace, run](const std::stop_token &) {
            return CaseDesk(workspace).previewUndo(run);
        },
        [this, run](const Result<RunUndo> &undo) {
            if (undo)
                Q_EMIT previewed(run, *undo);
            else
                Q_EMIT failed(undo.error());
        });
}

void RunsFlow::undo(RunId run)
{
    m_context.work.start(
        *this,
        [workspace = m_context.workspace, run](const std::stop_token &) {
            return CaseDesk(workspace).undoRun(run, currentOperator());
        },
        [this, run](const Result<RunUndo> &undo) {
            if (!undo) {
                Q_EMIT failed(undo.error());
                return;
            }
            Q_EMIT undone(run, *undo);
            Q_EMIT told();
            read();
        });
}

} // namespace lockstep
