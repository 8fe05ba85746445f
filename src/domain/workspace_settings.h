// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/field_mapping.h"
#include "domain/users_mapping.h"

#include <chrono>

namespace lockstep
{

/// Everything an operator decided about one workspace. Holds no secret and no address of a database with a password.
struct WorkspaceSettings {
    UsersMapping users = {};
    QList<FieldRule> rules = {};
    /// Users created after this are new; asked at set-up.
    std::optional<Moment> newUsersSince = std::nullopt;
    /// The segment new users are put into, by number or, where that is not set, by name.
    std::optional<SegmentId> segment = std::nullopt;
    QString segmentName = QStringLiteral("New Signups");
    /// A further segment per registration method, named "<segmentName> (<method>)".
    bool segmentPerMethod = false;
    /// Link an existing contact by address only when the application has verified the address.
    bool waitForVerification = true;
    /// Attributes whose column Lockstep may write in the application. None unless the operator switched it on.
    QList<UserAttribute> writableAttributes = {};
    /// 0: no limit is known.
    int requestsPerHour = 100;
    int parallelRequests = 1;
    std::chrono::seconds requestDeadline{10};
    std::chrono::seconds batchDeadline{120};

    friend bool operator==(const WorkspaceSettings &, const WorkspaceSettings &) = default;
};

} // namespace lockstep
