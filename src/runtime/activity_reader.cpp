// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/activity_reader.h"

#include "runtime/open_workspace.h"
#include "store/request_record_repository.h"
#include "store/written_pages.h"

#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr int entriesAtOnce = 1000;

bool wantsChanges(const ActivityQuery &query)
{
    return !query.purpose && query.kind.value_or(ActivityKind::Change) == ActivityKind::Change;
}

Result<ActivityList> pageOf(OpenWorkspace &workspace, const ActivityQuery &query, const ActivityPlace &place, int limit)
{
    const auto requests = RequestRecordRepository(workspace.database()).page(query, place.request, limit);
    if (!requests)
        return fail(requests.error());
    QList<WrittenEntry> rows;
    if (wantsChanges(query)) {
        auto found = WrittenPages(workspace.database()).before(place.row, query, limit);
        if (!found)
            return fail(found.error());
        rows = std::move(*found);
    }
    return mergedPage(*requests, rows, place, limit);
}

QByteArray textOf(const ActivityEntry &entry, const ActivityExport &wanted)
{
    return wanted.format == ActivityFormat::Csv ? activityCsvRecords(entry, wanted.cells) : activityJsonLine(entry);
}

Result<qint64> writeAll(QIODevice &file, OpenWorkspace &workspace, const ActivityExport &wanted,
                        const std::stop_token &stop)
{
    qint64 count = 0;
    ActivityList page{.isLast = false};
    while (!page.isLast) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled);
        auto next = pageOf(workspace, wanted.query, page.next, entriesAtOnce);
        if (!next)
            return fail(next.error());
        page = std::move(*next);
        for (const ActivityEntry &entry : std::as_const(page.entries))
            file.write(textOf(entry, wanted));
        count += page.entries.size();
    }
    return count;
}

} // namespace

Result<ActivityList> ActivityReader::page(const ActivityQuery &query, const ActivityPlace &place, int limit) const
{
    const auto workspace = OpenWorkspace::openExisting(m_workspace);
    if (!workspace)
        return fail(workspace.error());
    return pageOf(**workspace, query, place, limit);
}

Result<qint64> ActivityReader::exportTo(const ActivityExport &wanted, const std::stop_token &stop) const
{
    const auto workspace = OpenWorkspace::openExisting(m_workspace);
    if (!workspace)
        return fail(workspace.error());
    QSaveFile file(wanted.file);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorKind::BadInput, u"table not writable"_s, wanted.file);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (wanted.format == ActivityFormat::Csv)
        file.write(activityCsvHeader(wanted.cells));
    const auto count = writeAll(file, **workspace, wanted, stop);
    if (!count)
        return count;
    if (!file.commit())
        return fail(ErrorKind::DiskFull, u"table not written"_s, wanted.file);
    return count;
}

} // namespace lockstep
