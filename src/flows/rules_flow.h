// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/rule_comparison.h"
#include "domain/workspace_settings.h"
#include "flows/flow_context.h"

namespace lockstep
{

/// What a draft of the rules would make otherwise, before it is saved. Main thread; reads on the read thread.
class RulesFlow : public QObject
{
    Q_OBJECT

public:
    explicit RulesFlow(const FlowContext &context, QObject *parent = nullptr);
    ~RulesFlow() override;

    /// A newer question replaces it.
    void compare(const lockstep::WorkspaceSettings &draft);

Q_SIGNALS:
    void compared(const lockstep::RuleComparison &comparison);
    void failed(const lockstep::Error &error);

private:
    FlowContext m_context;
    JobHandle m_comparing;
};

} // namespace lockstep
