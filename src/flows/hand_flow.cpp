// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/hand_flow.h"

#include "flows/taking_back.h"
#include "runtime/case_desk.h"
#include "runtime/operator_identity.h"

namespace lockstep
{

HandFlow::HandFlow(const FlowContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
}

HandFlow::~HandFlow() { m_previewing.abandon(); }

void HandFlow::preview(const HandDecision &decision)
{
    m_previewing.abandon();
    m_previewing = m_context.read.start(
        *this,
        [workspace = m_context.workspace, decision](const std::stop_token &) {
            return CaseDesk(workspace).previewByHand(decision);
        },
        [this](const Result<HandPreview> &preview) {
            if (preview)
                Q_EMIT previewed(*preview);
            else
                Q_EMIT previewFailed(preview.error());
        });
}

void HandFlow::decide(const HandDecision &decision)
{
    m_context.work.start(
        *this,
        [workspace = m_context.workspace, decision](const std::stop_token &) {
            return CaseDesk(workspace).decideByHand({decision}, currentOperator());
        },
        [this, decision](const Result<QList<DecisionReceipt>> &receipts) {
            if (!receipts) {
                Q_EMIT decideFailed(receipts.error());
                return;
            }
            Q_EMIT decided(decision, receipts->value(0));
            Q_EMIT told();
        });
}

void HandFlow::takeBack(const QString &batch)
{
    startTakingBack(m_context.work, *this, {.workspace = m_context.workspace, .id = batch},
                    [this, batch](const Result<QList<Resolution>> &resolutions) {
                        if (!resolutions) {
                            Q_EMIT failed(resolutions.error());
                            return;
                        }
                        Q_EMIT takenBack(batch, *resolutions);
                        Q_EMIT told();
                    });
}

} // namespace lockstep
