// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/contact.h"

namespace lockstep
{

/// What Mautic's audit log says happened to a contact (mautic-api.md 11).
enum class FeedAction { Created, Updated, Identified, Deleted, Merged, Other };

/// One entry of Mautic's audit log that is about a contact.
struct FeedEntry {
    qint64 id = 0;
    ContactId contact;
    FeedAction action = FeedAction::Other;
    /// Who did it, as Mautic names them: an own write carries the name of the API's client.
    QString by = {};
    std::optional<Moment> at = std::nullopt;

    friend bool operator==(const FeedEntry &, const FeedEntry &) = default;
};

/// A page of the audit log. Ids count entries of other kinds too, which are not given out.
struct FeedPage {
    QList<FeedEntry> entries = {};
    /// Of all rows answered, whatever they are about; 0 where there were none.
    qint64 firstId = 0;
    qint64 lastId = 0;
    /// Fewer rows than asked for: the end.
    bool isLast = true;

    friend bool operator==(const FeedPage &, const FeedPage &) = default;
};

/// Somebody came into a segment or left it, as `lead_event_log` says.
struct SegmentEvent {
    qint64 id = 0;
    ContactId contact;
    SegmentId segment;
    bool added = false;
    std::optional<Moment> at = std::nullopt;

    friend bool operator==(const SegmentEvent &, const SegmentEvent &) = default;
};

struct SegmentEventPage {
    QList<SegmentEvent> events = {};
    /// Of all rows answered; 0 where there were none.
    qint64 lastId = 0;
    bool isLast = true;

    friend bool operator==(const SegmentEventPage &, const SegmentEventPage &) = default;
};

} // namespace lockstep
