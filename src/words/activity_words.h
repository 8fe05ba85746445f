// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/activity.h"

#include <QCoreApplication>

namespace lockstep
{

/// What was sent and written, entry by entry.
class ActivityWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::ActivityWords)

public:
    /// For a filter and a column: "read", "sign-in".
    [[nodiscard]] static QString kind(ActivityKind kind);
    /// One line: "GET /api/contacts", "Create contact".
    [[nodiscard]] static QString what(const ActivityEntry &entry);
    /// Whom a change is about, or what a request was for.
    [[nodiscard]] static QString who(const ActivityEntry &entry);
    /// "200", "no answer", "done", "refused".
    [[nodiscard]] static QString ended(const ActivityEntry &entry);
    /// Why it has no good end, in a sentence; empty where it has one.
    [[nodiscard]] static QString failure(const ActivityEntry &entry);
    /// Empty for a change.
    [[nodiscard]] static QString took(const ActivityEntry &entry);
    [[nodiscard]] static QString size(qint64 bytes);
    /// "run 12, started by Ada"
    [[nodiscard]] static QString run(const WrittenEntry &entry);
};

} // namespace lockstep
