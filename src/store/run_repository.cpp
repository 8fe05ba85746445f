// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/run_repository.h"

#include "store/stored_names.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

QString countsJson(const QMap<QString, qint64> &counts)
{
    QJsonObject object;
    for (auto count = counts.constBegin(); count != counts.constEnd(); ++count)
        object.insert(count.key(), count.value());
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QMap<QString, qint64> countsOf(const QString &json)
{
    QMap<QString, qint64> counts;
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    for (auto count = object.constBegin(); count != object.constEnd(); ++count)
        counts.insert(count.key(), count.value().toInteger());
    return counts;
}

Run readRun(const Statement &row)
{
    return {.id = {row.number(0)},
            .kind = fromStoredName<RunKind>(row.text(1)).value_or(RunKind::Sync),
            .state = fromStoredName<RunState>(row.text(2)).value_or(RunState::Failed),
            .startedBy = {.account = row.text(3), .displayName = row.text(4)},
            .startedAt = row.moment(5),
            .finishedAt = row.optionalMoment(6),
            .counts = countsOf(row.text(7)),
            .reason = row.text(8)};
}

ListedRun readListed(const Statement &row)
{
    ListedRun listed{.run = readRun(row)};
    if (const auto at = row.optionalMoment(9))
        listed.takenBack = RunTakenBack{.at = *at,
                                        .by = row.text(10),
                                        .waiting = static_cast<int>(row.number(11)),
                                        .done = static_cast<int>(row.number(12)),
                                        .left = static_cast<int>(row.number(13))};
    return listed;
}

} // namespace

Result<RunId> RunRepository::start(RunKind kind, const RunOperator &startedBy, Moment now)
{
    auto statement = m_database.statement(u"run_start"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto id = statement->bind(u":kind"_s, storedName(kind))
                        .bind(u":state"_s, storedName(RunState::Running))
                        .bind(u":operator_account"_s, startedBy.account)
                        .bind(u":operator_name"_s, startedBy.displayName)
                        .bind(u":started_at"_s, now)
                        .firstNumber();
    if (!id)
        return tl::unexpected(id.error());
    return RunId{*id};
}

Result<void> RunRepository::finish(RunId run, const RunEnd &end)
{
    auto statement = m_database.statement(u"run_finish"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto changed = statement->bind(u":id"_s, run.value)
                             .bind(u":state"_s, storedName(end.state))
                             .bind(u":finished_at"_s, end.at)
                             .bind(u":counts"_s, countsJson(end.counts))
                             .bind(u":reason"_s, end.reason)
                             .execChanging();
    if (!changed)
        return tl::unexpected(changed.error());
    if (*changed == 0)
        return fail(ErrorKind::BadInput, u"run %1 is not running"_s.arg(run.value));
    return {};
}

Result<QList<Run>> RunRepository::last(int limit)
{
    auto statement = m_database.statement(u"run_last"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":limit"_s, limit).rows<Run>(readRun);
}

Result<QList<ListedRun>> RunRepository::lastWithUndo(int limit)
{
    auto statement = m_database.statement(u"run_last_with_undo"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":limit"_s, limit).rows<ListedRun>(readListed);
}

/// As run_last_with_undo.sql has it.
QString RunRepository::batchOfUndo(RunId run) { return QString(batchOfUndoPrefix + QString::number(run.value)); }

Result<QList<Run>> RunRepository::findCrashed(Moment now)
{
    auto statement = m_database.statement(u"run_mark_crashed"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":finished_at"_s, now).rows<Run>(readRun);
}

Result<void> RunRepository::trimBackground(Moment before)
{
    auto statement = m_database.statement(u"run_trim_background"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":before"_s, before).exec();
}

} // namespace lockstep
