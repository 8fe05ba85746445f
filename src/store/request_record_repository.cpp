// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/request_record_repository.h"

#include "domain/error_names.h"
#include "store/stored_names.h"

#include <limits>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

std::optional<RequestKind> wantedKind(ActivityKind kind)
{
    switch (kind) {
    case ActivityKind::SignIn:
        return RequestKind::SignIn;
    case ActivityKind::Read:
        return RequestKind::Read;
    case ActivityKind::Write:
        return RequestKind::Write;
    case ActivityKind::Change:
        break;
    }
    return std::nullopt;
}

QString likePattern(const QString &text)
{
    QString pattern = text.trimmed();
    pattern.replace(u'\\', "\\\\"_L1).replace(u'%', "\\%"_L1).replace(u'_', "\\_"_L1);
    return QString(u'%' + pattern + u'%');
}

RequestRecord readRecord(const Statement &row)
{
    return {.id = row.number(0),
            .at = row.moment(1),
            .purpose = Purpose(row.number(2)),
            .kind = fromStoredName<RequestKind>(row.text(3)).value_or(RequestKind::Read),
            .verb = row.text(4).toLatin1(),
            .path = row.text(5),
            .status = int(row.number(6)),
            .failure = errorKindNamed(row.text(7)),
            .took = std::chrono::milliseconds(row.number(8)),
            .bytesSent = row.number(9),
            .bytesReceived = row.number(10)};
}

} // namespace

void RequestRecordRepository::write(const RequestRecord &record)
{
    if (const auto done = add(record); !done)
        qWarning("a request could not be noted: %s", qPrintable(done.error().detail));
}

Result<void> RequestRecordRepository::add(const RequestRecord &record)
{
    auto statement = m_database.statement(u"request_record_add"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":at"_s, record.at)
        .bind(u":purpose"_s, int(record.purpose))
        .bind(u":kind"_s, storedName(record.kind))
        .bind(u":verb"_s, QString::fromLatin1(record.verb))
        .bind(u":path"_s, record.path)
        .bind(u":status"_s, record.status)
        .bind(u":failure"_s, record.failure ? nameOf(*record.failure) : u""_s)
        .bind(u":took"_s, qint64(record.took.count()))
        .bind(u":bytes_sent"_s, record.bytesSent)
        .bind(u":bytes_received"_s, record.bytesReceived)
        .exec();
}

Result<QList<RequestRecord>> RequestRecordRepository::page(const ActivityQuery &query, std::optional<qint64> before,
                                                           int limit)
{
    const auto kind = query.kind ? wantedKind(*query.kind) : std::nullopt;
    if (query.kind && !kind)
        return QList<RequestRecord>();
    auto statement = m_database.statement(u"request_record_page"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto purpose = query.purpose ? std::optional(int(*query.purpose)) : std::nullopt;
    return statement->bind(u":before"_s, before.value_or(std::numeric_limits<qint64>::max()))
        .bind(u":purpose"_s, purpose)
        .bind(u":kind"_s, kind ? std::optional(storedName(*kind)) : std::nullopt)
        .bind(u":shortest_failure"_s, query.onlyFailed ? 1 : 0)
        .bind(u":since"_s, query.since.value_or(Moment{std::numeric_limits<qint64>::min()}))
        .bind(u":text"_s, likePattern(query.text))
        .bind(u":limit"_s, limit)
        .rows<RequestRecord>(readRecord);
}

Result<QList<RequestCount>> RequestRecordRepository::counts(Moment since, std::chrono::minutes step)
{
    const qint64 width = std::chrono::microseconds(step).count();
    auto statement = m_database.statement(u"request_record_counts"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":step"_s, width)
        .bind(u":first_background"_s, int(Purpose::NewUser))
        .bind(u":since"_s, since)
        .rows<RequestCount>([width](const Statement &row) {
            return RequestCount{
                .from = {row.number(0) * width}, .requests = int(row.number(1)), .background = int(row.number(2))};
        });
}

Result<void> RequestRecordRepository::trim(Moment before)
{
    auto statement = m_database.statement(u"request_record_trim"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":before"_s, before).exec();
}

} // namespace lockstep
