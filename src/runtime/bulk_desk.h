// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/bulk_decision.h"
#include "domain/result.h"

#include <stop_token>

namespace lockstep
{

/// Decides the same about many people who have no case. Page by page, each kept whole, so that the engine and people
/// get their turn meanwhile; a crash leaves whole pages, under one batch that is taken back as any (case_desk.h). Each
/// call opens the store and closes it again, blocks, and belongs on any thread but the main one.
class BulkDesk
{
public:
    explicit BulkDesk(QString workspace)
        : m_workspace(std::move(workspace))
    {
    }

    /// Decides nothing. Cancelled where it was stopped.
    [[nodiscard]] Result<BulkPreview> preview(const BulkDecision &decision, const std::stop_token &stop) const;
    [[nodiscard]] Result<BulkReceipt> decide(const BulkDecision &decision, const RunOperator &by,
                                             const std::stop_token &stop) const;

private:
    struct People;
    [[nodiscard]] Result<People> peopleOf(const BulkTarget &target, const std::stop_token &stop) const;

    QString m_workspace;
};

} // namespace lockstep
