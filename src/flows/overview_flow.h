// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/workspace_overview.h"
#include "flows/flow_context.h"

namespace lockstep
{

/// Reads the workspace at a glance. Main thread; reads on the read thread.
class OverviewFlow : public QObject
{
    Q_OBJECT

public:
    explicit OverviewFlow(const FlowContext &context, QObject *parent = nullptr);

    /// A newer question replaces the one before.
    void read();

Q_SIGNALS:
    void overviewRead(const lockstep::WorkspaceOverview &overview);
    void failed(const lockstep::Error &error);

private:
    FlowContext m_context;
    JobHandle m_reading;
};

} // namespace lockstep
