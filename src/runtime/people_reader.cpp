// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/people_reader.h"

#include "runtime/person_reader.h"
#include "runtime/system_clock.h"
#include "runtime/workspace_folder.h"
#include "runtime/workspace_settings_file.h"
#include "store/people_projection.h"

#include <QFileInfo>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

Result<std::unique_ptr<Database>> openStore(const QString &workspace)
{
    if (!QFileInfo(workspace).isDir())
        return fail(ErrorKind::StoreMissing, u"no folder"_s, workspace);
    const auto folder = WorkspaceFolder::open(workspace);
    if (!folder)
        return fail(folder.error());
    return Database::openExisting(folder->storeFile());
}

} // namespace

Result<std::unique_ptr<Database>> PeopleReader::open() const { return openStore(m_workspace); }

Result<FoundPeople> PeopleReader::beginning(const ListRequest &request)
{
    const auto database = open();
    if (!database)
        return fail(database.error());
    return m_index.beginning(**database, request);
}

Result<FoundPeople> PeopleReader::list(const ListRequest &request, const std::stop_token &stop)
{
    const auto database = open();
    if (!database)
        return fail(database.error());
    return m_index.list(**database, request, stop);
}

Result<bool> PeopleReader::readAhead()
{
    const auto database = open();
    if (!database)
        return fail(database.error());
    return m_index.readAhead(**database);
}

Result<QList<PersonRow>> PeopleReader::rows(quint64 generation, const RowRange &range) const
{
    const auto database = open();
    if (!database)
        return fail(database.error());
    return m_index.rows(**database, generation, range);
}

Result<QList<PersonRef>> PeopleReader::people(const QList<RowRange> &ranges) const
{
    const auto database = open();
    if (!database)
        return fail(database.error());
    return m_index.people(**database, ranges);
}

Result<int> PeopleReader::rowOf(const PersonRef &who) const
{
    const auto database = open();
    if (!database)
        return fail(database.error());
    return m_index.rowOf(**database, who);
}

Result<QList<PersonRow>> PeopleReader::firstFound(const QString &words, int limit, const std::stop_token &stop)
{
    const auto database = open();
    if (!database)
        return fail(database.error());
    return m_index.firstFound(**database, words, limit, stop);
}

Result<PersonAsOf> PeopleReader::asOf(const PersonRef &who, Moment at) const
{
    const auto database = open();
    if (!database)
        return fail(database.error());
    return PersonReader(**database).asOf(who, at, SystemClock().now());
}

Result<PersonDetails> PeopleReader::details(const PersonRef &who) const
{
    const auto database = open();
    if (!database)
        return fail(database.error());
    const auto settings = savedSettings(m_workspace);
    const WorkspaceSettings *known = settings && *settings ? &**settings : nullptr;
    return PersonReader(**database, known).read(who);
}

Result<qint64> updatePeople(const QString &workspace, const std::stop_token &stop)
{
    const auto database = openStore(workspace);
    if (!database)
        return fail(database.error());
    PeopleProjection projection(**database);
    const auto isCurrent = projection.isCurrent();
    if (!isCurrent)
        return fail(isCurrent.error());
    return *isCurrent ? Result<qint64>(0) : projection.update(stop);
}

} // namespace lockstep
