// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/activity_export.h"

#include <stop_token>

namespace lockstep
{

/// What was sent and written in a workspace, page by page. Each call opens the store and closes it again; on any
/// thread but the main one. StoreMissing where there is no workspace yet; what Database::openExisting fails with.
class ActivityReader
{
public:
    explicit ActivityReader(QString workspace)
        : m_workspace(std::move(workspace))
    {
    }

    [[nodiscard]] Result<ActivityList> page(const ActivityQuery &query, const ActivityPlace &place, int limit) const;
    /// All the query finds, into a file that is replaced whole and only the person can read. Returns how many entries.
    /// BadInput, with the file as subject, where it cannot be written; Cancelled leaves what was there before.
    [[nodiscard]] Result<qint64> exportTo(const ActivityExport &wanted, const std::stop_token &stop) const;

private:
    QString m_workspace;
};

} // namespace lockstep
