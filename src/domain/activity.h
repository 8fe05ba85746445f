// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/applied_row.h"
#include "domain/request_record.h"
#include "domain/run.h"

#include <variant>

namespace lockstep
{

/// One row some run wrote, or tried to.
struct WrittenEntry {
    RunId run;
    Moment at;
    RunOperator startedBy = {};
    AppliedRow row = {};

    friend bool operator==(const WrittenEntry &, const WrittenEntry &) = default;
};

/// Something Lockstep did: a request it sent, or a change it wrote.
using ActivityEntry = std::variant<RequestRecord, WrittenEntry>;

[[nodiscard]] Moment momentOf(const ActivityEntry &entry);
/// Whether there was no good end to it.
[[nodiscard]] bool hasFailed(const ActivityEntry &entry);

enum class ActivityKind { Change, Write, Read, SignIn };

[[nodiscard]] ActivityKind kindOf(const ActivityEntry &entry);

/// Which of all that was done. Equal queries show the same list.
struct ActivityQuery {
    /// Nothing: all.
    std::optional<ActivityKind> kind = std::nullopt;
    std::optional<Purpose> purpose = std::nullopt;
    bool onlyFailed = false;
    std::optional<Moment> since = std::nullopt;
    /// In the path or the verb of a request, the user's id, the contact's number or the reason of a change; letter
    /// case aside.
    QString text = {};

    friend bool operator==(const ActivityQuery &, const ActivityQuery &) = default;
};

/// Where a page ends. What changes while somebody reads moves neither.
struct ActivityPlace {
    /// The request before which to go on; nothing: the newest.
    std::optional<qint64> request = std::nullopt;
    struct Row {
        Moment at;
        RunId run;
        int position = 0;
        friend bool operator==(const Row &, const Row &) = default;
    };
    std::optional<Row> row = std::nullopt;

    friend bool operator==(const ActivityPlace &, const ActivityPlace &) = default;
};

/// Newest first.
struct ActivityList {
    QList<ActivityEntry> entries = {};
    /// Where the next page begins.
    ActivityPlace next = {};
    bool isLast = true;
};

/// The newest of both, up to `limit`. Either list is newest first and holds up to `limit` entries after `place`; a list
/// that holds fewer is at its end.
[[nodiscard]] ActivityList mergedPage(const QList<RequestRecord> &requests, const QList<WrittenEntry> &rows,
                                      const ActivityPlace &place, int limit);

} // namespace lockstep
