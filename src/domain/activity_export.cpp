// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/activity_export.h"

#include "domain/engine_status_json.h"
#include "domain/error_names.h"
#include "domain/plan_names.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

QString nameOf(ActivityKind kind)
{
    switch (kind) {
    case ActivityKind::Change:
        return u"change"_s;
    case ActivityKind::Write:
        return u"write"_s;
    case ActivityKind::Read:
        return u"read"_s;
    case ActivityKind::SignIn:
        return u"signIn"_s;
    }
    return {};
}

QString failureOf(const RequestRecord &request)
{
    return request.failure ? lockstep::nameOf(*request.failure) : QString();
}

QStringList cellsOf(const RequestRecord &request)
{
    return {toIsoText(request.at),
            nameOf(kindOf(request)),
            lockstep::nameOf(request.purpose),
            QString::fromLatin1(request.verb),
            request.path,
            request.status > 0 ? QString::number(request.status) : QString(),
            failureOf(request),
            QString::number(request.took.count()),
            QString::number(request.bytesSent),
            QString::number(request.bytesReceived)};
}

QByteArray recordOf(const WrittenEntry &entry, const FieldChange &change, CsvCells mode)
{
    const AppliedRow &row = entry.row;
    // The cells of a request stay empty.
    QStringList cells{toIsoText(entry.at), nameOf(ActivityKind::Change)};
    cells += QStringList(8, QString());
    cells += {QString::number(entry.run.value),
              entry.startedBy.account,
              lockstep::nameOf(row.kind),
              row.user.value,
              row.contact ? QString::number(row.contact->value) : QString(),
              change.alias,
              change.before,
              change.after,
              lockstep::nameOf(row.outcome),
              row.reason};
    return csvRecord(cells, mode);
}

QJsonObject objectOf(const RequestRecord &request)
{
    QJsonObject object{{u"at"_s, toIsoText(request.at)},
                       {u"kind"_s, nameOf(kindOf(request))},
                       {u"purpose"_s, lockstep::nameOf(request.purpose)},
                       {u"verb"_s, QString::fromLatin1(request.verb)},
                       {u"path"_s, request.path},
                       {u"tookMilliseconds"_s, qint64(request.took.count())},
                       {u"bytesSent"_s, request.bytesSent},
                       {u"bytesReceived"_s, request.bytesReceived}};
    if (request.status > 0)
        object.insert(u"status"_s, request.status);
    if (request.failure)
        object.insert(u"failure"_s, failureOf(request));
    return object;
}

QJsonObject objectOf(const WrittenEntry &entry)
{
    const AppliedRow &row = entry.row;
    QJsonArray changes;
    for (const FieldChange &change : row.changes)
        changes.append(QJsonObject{{u"field"_s, change.alias},
                                   {u"before"_s, change.before},
                                   {u"after"_s, change.after},
                                   {u"why"_s, lockstep::nameOf(change.reason)}});
    QJsonObject object{{u"at"_s, toIsoText(entry.at)},
                       {u"kind"_s, nameOf(ActivityKind::Change)},
                       {u"run"_s, entry.run.value},
                       {u"account"_s, entry.startedBy.account},
                       {u"what"_s, lockstep::nameOf(row.kind)},
                       {u"user"_s, row.user.value},
                       {u"changes"_s, changes},
                       {u"outcome"_s, lockstep::nameOf(row.outcome)},
                       {u"reason"_s, row.reason}};
    if (row.contact)
        object.insert(u"contact"_s, row.contact->value);
    return object;
}

} // namespace

QByteArray activityCsvHeader(CsvCells mode)
{
    return csvRecord({u"at"_s,     u"kind"_s,    u"purpose"_s, u"verb"_s,       u"path"_s,
                      u"status"_s, u"failure"_s, u"took_ms"_s, u"bytes_sent"_s, u"bytes_received"_s,
                      u"run"_s,    u"account"_s, u"what"_s,    u"user_id"_s,    u"contact_id"_s,
                      u"field"_s,  u"before"_s,  u"after"_s,   u"outcome"_s,    u"reason"_s},
                     mode);
}

QByteArray activityCsvRecords(const ActivityEntry &entry, CsvCells mode)
{
    if (const auto *request = std::get_if<RequestRecord>(&entry))
        return csvRecord(cellsOf(*request) + QStringList(10, QString()), mode);
    const auto &written = std::get<WrittenEntry>(entry);
    if (written.row.changes.isEmpty())
        return recordOf(written, {}, mode);
    QByteArray records;
    for (const FieldChange &change : written.row.changes)
        records += recordOf(written, change, mode);
    return records;
}

QByteArray activityJsonLine(const ActivityEntry &entry)
{
    const QJsonObject object = std::visit([](const auto &each) { return objectOf(each); }, entry);
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace lockstep
