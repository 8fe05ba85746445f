// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/activity_words.h"

#include "words/engine_words.h"
#include "words/error_words.h"
#include "words/row_words.h"
#include "words/value_words.h"

#include <QLocale>

namespace lockstep
{

namespace
{

QString endOf(const RequestRecord &request)
{
    if (request.status > 0)
        return QString::number(request.status);
    return request.failure ? ActivityWords::tr("no answer") : QString();
}

QString whomOf(const AppliedRow &row)
{
    if (!row.user.value.isEmpty())
        return ActivityWords::tr("user %1").arg(row.user.value);
    return row.contact ? ActivityWords::tr("contact %1").arg(row.contact->value) : QString();
}

} // namespace

QString ActivityWords::kind(ActivityKind kind)
{
    switch (kind) {
    case ActivityKind::Change:
        return tr("change written");
    case ActivityKind::Write:
        return tr("request that writes");
    case ActivityKind::Read:
        return tr("request that reads");
    case ActivityKind::SignIn:
        return tr("sign-in");
    }
    return {};
}

QString ActivityWords::what(const ActivityEntry &entry)
{
    if (const auto *request = std::get_if<RequestRecord>(&entry))
        return QString(QString::fromLatin1(request->verb) + u' ' + request->path);
    return RowWords::kind(std::get<WrittenEntry>(entry).row.kind);
}

QString ActivityWords::who(const ActivityEntry &entry)
{
    if (const auto *request = std::get_if<RequestRecord>(&entry))
        return EngineWords::purpose(request->purpose);
    return whomOf(std::get<WrittenEntry>(entry).row);
}

QString ActivityWords::ended(const ActivityEntry &entry)
{
    if (const auto *request = std::get_if<RequestRecord>(&entry))
        return endOf(*request);
    return RowWords::outcome(std::get<WrittenEntry>(entry).row.outcome);
}

QString ActivityWords::failure(const ActivityEntry &entry)
{
    if (const auto *request = std::get_if<RequestRecord>(&entry))
        return request->failure ? ErrorWords::sentencesFor({.kind = *request->failure}).whatHappened : QString();
    return hasFailed(entry) ? RowWords::outcomeExplanation(std::get<WrittenEntry>(entry).row.outcome) : QString();
}

QString ActivityWords::took(const ActivityEntry &entry)
{
    const auto *request = std::get_if<RequestRecord>(&entry);
    if (!request)
        return {};
    if (request->took < std::chrono::seconds(10))
        return tr("%1 ms").arg(ValueWords::number(request->took.count()));
    return ValueWords::duration(std::chrono::duration_cast<std::chrono::seconds>(request->took));
}

QString ActivityWords::size(qint64 bytes) { return QLocale().formattedDataSize(bytes); }

QString ActivityWords::run(const WrittenEntry &entry)
{
    const QString by = entry.startedBy.displayName.isEmpty() ? entry.startedBy.account : entry.startedBy.displayName;
    //: %1 is a number, %2 a person
    return tr("run %1, started by %2").arg(ValueWords::number(entry.run.value), by);
}

} // namespace lockstep
