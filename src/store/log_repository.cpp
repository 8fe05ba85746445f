// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/log_repository.h"

#include "store/stored_names.h"
#include "store/transaction.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

LogEntry readEntry(const Statement &row)
{
    return {.at = row.moment(0),
            .level = fromStoredName<LogLevel>(row.text(1)).value_or(LogLevel::Error),
            .category = row.text(2),
            .code = row.text(3),
            .subject = row.text(4),
            .run = row.isNull(5) ? std::nullopt : std::optional(RunId{row.number(5)})};
}

Result<void> addEntry(Database &database, const LogEntry &entry)
{
    auto statement = database.statement(u"log_add"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":at"_s, entry.at)
        .bind(u":level"_s, storedName(entry.level))
        .bind(u":category"_s, entry.category)
        .bind(u":code"_s, entry.code)
        .bind(u":subject"_s, entry.subject)
        .bind(u":run_id"_s, entry.run)
        .exec();
}

} // namespace

Result<void> LogRepository::add(const QList<LogEntry> &entries)
{
    return inTransaction(m_database, [&]() -> Result<void> {
        for (const LogEntry &entry : entries) {
            if (auto done = addEntry(m_database, entry); !done)
                return done;
        }
        auto trim = m_database.statement(u"log_trim"_s);
        if (!trim)
            return tl::unexpected(trim.error());
        return trim->bind(u":kept"_s, keptEntries).exec();
    });
}

Result<QList<LogEntry>> LogRepository::last(int limit)
{
    auto statement = m_database.statement(u"log_last"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":limit"_s, limit).rows<LogEntry>(readEntry);
}

} // namespace lockstep
