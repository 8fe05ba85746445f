// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/bulk_flow.h"

#include "flows/taking_back.h"
#include "runtime/bulk_desk.h"
#include "runtime/operator_identity.h"
#include "runtime/workspace_settings_file.h"

namespace lockstep
{

BulkFlow::BulkFlow(const FlowContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
}

BulkFlow::~BulkFlow()
{
    m_previewing.abandon();
    m_deciding.askToStop();
}

void BulkFlow::readFields()
{
    m_context.read.start(
        *this, [workspace = m_context.workspace](const std::stop_token &) { return savedSettings(workspace); },
        [this](const Result<std::optional<WorkspaceSettings>> &settings) {
            if (settings && *settings)
                Q_EMIT fieldsRead(rulesFor((*settings)->users, (*settings)->rules));
        });
}

void BulkFlow::preview(const BulkDecision &decision)
{
    m_previewing.abandon();
    m_previewing = m_thread.start(
        *this,
        [workspace = m_context.workspace, decision](const std::stop_token &stop) {
            return BulkDesk(workspace).preview(decision, stop);
        },
        [this](const Result<BulkPreview> &preview) {
            if (preview)
                Q_EMIT previewed(*preview);
            else
                Q_EMIT failed(preview.error());
        });
}

void BulkFlow::decide(const BulkDecision &decision)
{
    m_previewing.abandon();
    m_deciding = m_thread.start(
        *this,
        [workspace = m_context.workspace, decision](const std::stop_token &stop) {
            return BulkDesk(workspace).decide(decision, currentOperator(), stop);
        },
        [this](const Result<BulkReceipt> &receipt) {
            if (!receipt) {
                Q_EMIT failed(receipt.error());
                return;
            }
            Q_EMIT decided(*receipt);
            if (receipt->decided > 0)
                Q_EMIT told();
        });
}

void BulkFlow::stop() { m_deciding.askToStop(); }

void BulkFlow::takeBack(const QString &batch)
{
    startTakingBack(m_thread, *this, {.workspace = m_context.workspace, .id = batch},
                    [this](const Result<QList<Resolution>> &resolutions) {
                        if (!resolutions) {
                            Q_EMIT failed(resolutions.error());
                            return;
                        }
                        Q_EMIT takenBack(static_cast<int>(resolutions->size()));
                        Q_EMIT told();
                    });
}

} // namespace lockstep
