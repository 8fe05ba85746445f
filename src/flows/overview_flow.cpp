// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/overview_flow.h"

#include "runtime/workspace_status.h"

namespace lockstep
{

namespace
{

constexpr int runsShown = 50;

Result<WorkspaceOverview> readOverview(const QString &folder, const QString &credentialsFile)
{
    const auto workspace = OpenWorkspace::openExisting(folder);
    if (!workspace)
        return fail(workspace.error());
    return overviewOf(**workspace, runsShown, credentialsFile);
}

} // namespace

OverviewFlow::OverviewFlow(const FlowContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
}

void OverviewFlow::read()
{
    m_reading.abandon();
    m_reading = m_context.read.start(
        *this,
        [folder = m_context.workspace, file = m_context.credentialsFile](const std::stop_token &) {
            return readOverview(folder, file);
        },
        [this](const Result<WorkspaceOverview> &overview) {
            if (overview)
                Q_EMIT overviewRead(*overview);
            else
                Q_EMIT failed(overview.error());
        });
}

} // namespace lockstep
