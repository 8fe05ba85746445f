// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_row.h"
#include "domain/result.h"
#include "flows/flow_context.h"

namespace lockstep
{

/// Reads what waits for a person, with those it is about. Main thread; reads on the read thread.
class CasesFlow : public QObject
{
    Q_OBJECT

public:
    explicit CasesFlow(const FlowContext &context, QObject *parent = nullptr);

    /// A newer question replaces the one before.
    void read();

Q_SIGNALS:
    void casesRead(const QList<lockstep::CaseRow> &cases);
    void failed(const lockstep::Error &error);

private:
    FlowContext m_context;
    JobHandle m_reading;
};

} // namespace lockstep
