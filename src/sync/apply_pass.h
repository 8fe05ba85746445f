// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/apply_context.h"

namespace lockstep
{

struct ApplyOutcome {
    ApplyReport report = {};
    /// What ended the apply early; the rows after it were not begun.
    std::optional<Error> stoppedBy = std::nullopt;
};

/// Writes the rows of a plan in their order, each after its intent is durable, and keeps what was answered as the new
/// base. Rows come with their place in the plan. Stops between requests when asked to; what was written until then is
/// kept.
class ApplyPass
{
public:
    explicit ApplyPass(ApplyContext context);

    [[nodiscard]] ApplyOutcome run(const QList<PositionedRow> &rows);

private:
    [[nodiscard]] Result<void> runSteps(const QList<PositionedRow> &rows);

    ApplyContext m_context;
};

} // namespace lockstep
