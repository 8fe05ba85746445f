// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan.h"

namespace lockstep
{

/// What a person should know before a row is written.
enum class RowRisk {
    None,
    /// Stays in Mautic until somebody deletes it there.
    StaysInMautic,
    /// Campaigns of the segment may send to this person.
    SendsMayStart,
    /// Mautic sends no more e-mail to this person.
    StopsMail,
    /// A visitor's history becomes this person's; Mautic cannot take that back.
    TakesOverVisitor,
    /// Who the contact is changes: another address.
    ChangesIdentity,
    /// A value in Mautic that Lockstep did not write is replaced.
    ReplacesValue,
    /// A value in Mautic is emptied.
    EmptiesValue,
    /// A value in the application is replaced.
    WritesToApplication,
};

/// The weightiest one.
[[nodiscard]] RowRisk riskOf(const PlanRow &row);

} // namespace lockstep
