// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/hand_preview.h"
#include "domain/result.h"
#include "flows/flow_context.h"

namespace lockstep
{

/// What people change on one person by hand: thought through first, then kept, then taken back where somebody wants
/// that. Main thread; looks on the read thread, keeps on the work thread.
class HandFlow : public QObject
{
    Q_OBJECT

public:
    explicit HandFlow(const FlowContext &context, QObject *parent = nullptr);
    ~HandFlow() override;

    /// What the decision would write and cost: `previewed`. A newer question replaces it.
    void preview(const lockstep::HandDecision &decision);
    /// Keeps it: `decided`, whatever came of it.
    void decide(const lockstep::HandDecision &decision);
    void takeBack(const QString &batch);

Q_SIGNALS:
    void previewed(const lockstep::HandPreview &preview);
    void previewFailed(const lockstep::Error &error);
    void decided(const lockstep::HandDecision &decision, const lockstep::DecisionReceipt &receipt);
    /// Nothing was kept.
    void decideFailed(const lockstep::Error &error);
    /// Empty where nothing of it was left to take back.
    void takenBack(const QString &batch, const QList<lockstep::Resolution> &resolutions);
    void failed(const lockstep::Error &error);
    /// Something is to be carried out: whoever runs the engine should be woken, and what is shown be read again.
    void told();

private:
    FlowContext m_context;
    JobHandle m_previewing;
};

} // namespace lockstep
