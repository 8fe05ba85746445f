// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/moment.h"
#include "domain/result.h"

#include <QList>

namespace lockstep
{

/// People who fail for one and the same cause.
struct FailureGroup {
    ErrorKind kind = ErrorKind::Internal;
    /// The field Mautic complained about; empty where it named none.
    QString field = {};
    /// What Mautic answered for one of them, as it came: plain text, may hold values.
    QString rawAnswer = {};
    int people = 0;
    /// The first of them, at most five.
    QList<AppUserId> examples = {};
    Moment since = {};
    /// They were given up and can be tried again; otherwise a value or the mapping has to change first.
    bool canTryAgain = false;

    friend bool operator==(const FailureGroup &, const FailureGroup &) = default;
};

} // namespace lockstep
