// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/plan_files_flow.h"

#include "domain/plan_csv.h"
#include "domain/plan_names.h"
#include "flows/person_names_flow.h"
#include "runtime/open_workspace.h"
#include "runtime/plan_file.h"
#include "runtime/workspace_status.h"

#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr qsizetype rowsAtOnce = 500;

/// A plan of an earlier hour costs what it would now.
Result<PlanResult> openPlan(const QString &file, const QString &folder, const QString &credentialsFile)
{
    auto plan = loadPlan(file);
    if (!plan)
        return fail(plan.error());
    PlanResult result{.costBasis = {.reads = plan->cost.reads}};
    if (const auto workspace = OpenWorkspace::openExisting(folder)) {
        const auto status = overviewOf(**workspace, 0, credentialsFile);
        if (status && status->requestsPerHour) {
            result.costBasis.requestsPerHour = *status->requestsPerHour;
            result.costBasis.leftThisHour = qMax(0, *status->requestsPerHour - status->requestsSpent);
        }
    }
    result.plan = std::move(*plan);
    result.plan.cost = costOf(result.plan.rows, result.costBasis);
    return result;
}

Result<QHash<AppUserId, PersonName>> namesIn(OpenWorkspace &workspace, const QList<PlanRow> &rows)
{
    QList<AppUserId> users;
    for (const PlanRow &row : rows)
        users.append(row.user);
    const auto known = workspace.store().users.namesOf(users);
    if (!known)
        return fail(known.error());
    QHash<AppUserId, PersonName> names;
    for (const PersonName &name : *known)
        names.insert(name.user, name);
    return names;
}

Result<int> writeTable(const PlanExport &table, const QString &path, const QString &folder)
{
    const auto workspace = OpenWorkspace::openExisting(folder);
    if (!workspace)
        return fail(workspace.error());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorKind::BadInput, u"table not writable"_s, path);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    QHash<int, QString> outcomes;
    for (const RowOutcome &outcome : table.outcomes)
        outcomes.insert(outcome.position, nameOf(outcome.outcome));
    file.write(planCsvHeader(table.cells));
    for (qsizetype first = 0; first < table.rows.size(); first += rowsAtOnce) {
        const QList<PlanRow> rows = table.rows.mid(first, rowsAtOnce);
        const auto names = namesIn(**workspace, rows);
        if (!names)
            return fail(names.error());
        for (qsizetype i = 0; i < rows.size(); ++i)
            file.write(planCsvRecords({.row = rows.at(i),
                                       .person = names->value(rows.at(i).user),
                                       .outcome = outcomes.value(static_cast<int>(first + i))},
                                      table.cells));
    }
    if (!file.commit())
        return fail(ErrorKind::DiskFull, u"table not written"_s, path);
    return static_cast<int>(table.rows.size());
}

} // namespace

PlanFilesFlow::PlanFilesFlow(const FlowContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
}

void PlanFilesFlow::save(const Plan &plan, const QString &file)
{
    m_context.work.start(
        *this, [plan, file](const std::stop_token &) { return savePlan(plan, file); },
        [this, file](const Result<void> &done) {
            if (done)
                Q_EMIT saved(file);
            else
                Q_EMIT failed(done.error());
        });
}

void PlanFilesFlow::open(const QString &file)
{
    m_context.work.start(
        *this,
        [file, folder = m_context.workspace, given = m_context.credentialsFile](const std::stop_token &) {
            return openPlan(file, folder, given);
        },
        [this](const Result<PlanResult> &plan) {
            if (plan)
                Q_EMIT opened(*plan);
            else
                Q_EMIT failed(plan.error());
        });
}

void PlanFilesFlow::exportRows(const PlanExport &rows, const QString &file)
{
    m_context.work.start(
        *this,
        [rows, file, folder = m_context.workspace](const std::stop_token &) { return writeTable(rows, file, folder); },
        [this, file](const Result<int> &written) {
            if (written)
                Q_EMIT exported(file, *written);
            else
                Q_EMIT failed(written.error());
        });
}

} // namespace lockstep
