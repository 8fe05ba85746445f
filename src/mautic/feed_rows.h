// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_feed.h"
#include "mautic/json.h"

namespace lockstep
{

// Rows of Mautic's logs, as `/api/stats/…` answers them (mautic-api.md 11). `limit` is how many were asked for. An
// answer without `stats` is a BadReply whose subject is the table.

[[nodiscard]] Result<FeedPage> readFeed(JsonValue root, int limit);
[[nodiscard]] Result<SegmentEventPage> readSegmentEvents(JsonValue root, int limit);
/// The greatest id among the rows of an answer; 0 where there are none.
[[nodiscard]] Result<qint64> readNewestId(JsonValue root, const QString &table);

} // namespace lockstep
