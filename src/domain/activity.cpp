// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/activity.h"

namespace lockstep
{

Moment momentOf(const ActivityEntry &entry)
{
    return std::visit([](const auto &each) { return each.at; }, entry);
}

bool hasFailed(const ActivityEntry &entry)
{
    if (const auto *request = std::get_if<RequestRecord>(&entry))
        return request->failure.has_value();
    const AppliedOutcome outcome = std::get<WrittenEntry>(entry).row.outcome;
    return outcome == AppliedOutcome::Refused || outcome == AppliedOutcome::Failed
        || outcome == AppliedOutcome::Unknown;
}

ActivityKind kindOf(const ActivityEntry &entry)
{
    const auto *request = std::get_if<RequestRecord>(&entry);
    if (!request)
        return ActivityKind::Change;
    switch (request->kind) {
    case RequestKind::SignIn:
        return ActivityKind::SignIn;
    case RequestKind::Read:
        return ActivityKind::Read;
    case RequestKind::Write:
        return ActivityKind::Write;
    }
    return ActivityKind::Read;
}

ActivityList mergedPage(const QList<RequestRecord> &requests, const QList<WrittenEntry> &rows,
                        const ActivityPlace &place, int limit)
{
    ActivityList page{.next = place};
    auto request = requests.cbegin();
    auto row = rows.cbegin();
    while (page.entries.size() < limit && (request != requests.cend() || row != rows.cend())) {
        const bool takesRow = request == requests.cend() || (row != rows.cend() && row->at >= request->at);
        if (takesRow) {
            page.next.row = {.at = row->at, .run = row->run, .position = row->row.position};
            page.entries.append(*row++);
        } else {
            page.next.request = request->id;
            page.entries.append(*request++);
        }
    }
    page.isLast = request == requests.cend() && row == rows.cend() && requests.size() < limit && rows.size() < limit;
    return page;
}

} // namespace lockstep
