// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/rules_flow.h"

#include "runtime/case_desk.h"

namespace lockstep
{

namespace
{

constexpr int differencesShown = 500;

} // namespace

RulesFlow::RulesFlow(const FlowContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
}

RulesFlow::~RulesFlow() { m_comparing.abandon(); }

void RulesFlow::compare(const WorkspaceSettings &draft)
{
    m_comparing.abandon();
    m_comparing = m_context.read.start(
        *this,
        [workspace = m_context.workspace, draft](const std::stop_token &stop) {
            return CaseDesk(workspace).compareRules(draft, differencesShown, stop);
        },
        [this](const Result<RuleComparison> &comparison) {
            if (comparison)
                Q_EMIT compared(*comparison);
            else
                Q_EMIT failed(comparison.error());
        });
}

} // namespace lockstep
