// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_row.h"
#include "domain/resolution.h"

namespace lockstep
{

/// Whom something is decided about at once: everybody a query finds when it is decided, or these users.
struct BulkTarget {
    std::optional<PeopleQuery> filter = std::nullopt;
    QList<AppUserId> users = {};

    friend bool operator==(const BulkTarget &, const BulkTarget &) = default;
};

/// One decision about many, before it is kept.
struct BulkDecision {
    BulkTarget target = {};
    /// NeverSyncField, LeaveAlone or Unlink.
    Answer answer = Answer::NeverSyncField;
    /// By Mautic's alias, for NeverSyncField.
    QString field = {};
    /// Why; Unlink needs one.
    QString note = {};
    /// Of the preview: where the target is others by now, nothing is kept. Empty: whoever it is.
    QByteArray seen = {};

    friend bool operator==(const BulkDecision &, const BulkDecision &) = default;
};

/// What it would come to.
struct BulkPreview {
    /// All whom the target has; those that are no users of the application among them.
    int people = 0;
    int onlyInMautic = 0;
    /// Whom it would be kept about.
    int decided = 0;
    int alreadySo = 0;
    /// Not linked, or gone from the application.
    int notPossible = 0;
    int requests = 0;
    /// Which people these are.
    QByteArray seen = {};

    friend bool operator==(const BulkPreview &, const BulkPreview &) = default;
};

/// What came of it. All of it is taken back by its batch.
struct BulkReceipt {
    QString batch = {};
    int decided = 0;
    /// The target is others than the preview had: nothing was kept.
    bool isOther = false;
    /// Somebody stopped it: what was kept until then stays.
    bool isStopped = false;

    friend bool operator==(const BulkReceipt &, const BulkReceipt &) = default;
};

} // namespace lockstep
