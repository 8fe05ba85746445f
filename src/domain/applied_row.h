// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan.h"

namespace lockstep
{

/// What became of a row of a plan. Sent: the intent is kept, no answer has been yet.
enum class AppliedOutcome { Sent, Done, FoundInstead, Stale, Refused, Failed, Unknown };

struct AppliedRow {
    /// Its place in the plan.
    int position = 0;
    PlanRowKind kind = PlanRowKind::UpdateContact;
    AppUserId user = {};
    std::optional<ContactId> contact = std::nullopt;
    QList<FieldChange> changes = {};
    AppliedOutcome outcome = AppliedOutcome::Sent;
    /// Technical, plain text; may be empty.
    QString reason = {};
    /// Decisions of people it carries out; not kept with the row.
    QList<qint64> resolutions = {};

    friend bool operator==(const AppliedRow &, const AppliedRow &) = default;
};

} // namespace lockstep
