// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/bulk_decision.h"
#include "domain/field_mapping.h"
#include "domain/result.h"
#include "flows/flow_context.h"

namespace lockstep
{

/// The same decision about many people: counted first, kept, taken back as one. Main thread; works on a thread of its
/// own, since a million people take a while.
class BulkFlow : public QObject
{
    Q_OBJECT

public:
    explicit BulkFlow(const FlowContext &context, QObject *parent = nullptr);
    ~BulkFlow() override;

    /// Which fields there are: `fieldsRead`.
    void readFields();
    /// `previewed` or `failed`. A newer question replaces it.
    void preview(const lockstep::BulkDecision &decision);
    /// `decided` or `failed`.
    void decide(const lockstep::BulkDecision &decision);
    /// A decision under way ends after the page it is at.
    void stop();
    /// `takenBack` or `failed`.
    void takeBack(const QString &batch);

Q_SIGNALS:
    void fieldsRead(const QList<lockstep::FieldRule> &rules);
    void previewed(const lockstep::BulkPreview &preview);
    void decided(const lockstep::BulkReceipt &receipt);
    void takenBack(int decisions);
    void failed(const lockstep::Error &error);
    /// As HandFlow::told.
    void told();

private:
    FlowContext m_context;
    JobThread m_thread{"bulk"};
    JobHandle m_previewing;
    JobHandle m_deciding;
};

} // namespace lockstep
