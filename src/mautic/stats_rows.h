// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/contact.h"
#include "mautic/json.h"

namespace lockstep
{

// Rows of `/api/stats/…`: all their values are text. An answer without `stats` is a BadReply, since Mautic says 200 for
// a table it does not know (mautic-api.md 11).

/// Ascending by row id.
[[nodiscard]] Result<QList<DoNotContact>> readDoNotContactRows(JsonValue root);
/// Ascending by contact.
[[nodiscard]] Result<QList<SegmentMember>> readMemberRows(JsonValue root);

/// The opt-outs within a contact, as the Do Not Contact endpoints answer it. OutcomeUnknown when there are none.
[[nodiscard]] Result<QList<DoNotContact>> readOptOuts(JsonValue root);

} // namespace lockstep
