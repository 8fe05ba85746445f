// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/run_report.h"

#include "agent/error_json.h"
#include "agent/findings_text.h"
#include "agent/text_table.h"
#include "domain/plan_json.h"
#include "domain/plan_names.h"
#include "words/done_words.h"
#include "words/error_words.h"
#include "words/plan_words.h"

#include <QMap>
#include <QSet>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

class ReportWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::ReportWords)

public:
    static QString read(const SyncReport &report)
    {
        return tr("%n users", "read", report.usersRead) + tr(" and ")
            + tr("%n contacts read.", "", report.contactsRead);
    }
    static QString nothingToDo(const SyncReport &report)
    {
        return report.openCases > 0 ? tr("Nothing to do but what waits for a person.")
                                    : tr("Nothing to do: both sides are in step.");
    }
    static QString wouldWrite() { return tr("Would be written"); }
    static QString written() { return tr("Written"); }
    static QString stale(int rows)
    {
        return tr("%n rows of the plan no longer held and were not written; make a new plan.", "", rows);
    }
    static QString missing(const QString &names)
    {
        return tr("Mautic lacks %1. A clear yes creates it: --yes fields,segment").arg(names);
    }
};

QMap<PlanRowKind, int> countsOf(const QList<PlanRow> &rows)
{
    QMap<PlanRowKind, int> counts;
    for (const PlanRow &row : rows)
        ++counts[row.kind];
    return counts;
}

int peopleIn(const QList<PlanRow> &rows)
{
    QSet<AppUserId> people;
    for (const PlanRow &row : rows) {
        if (!row.user.value.isEmpty())
            people.insert(row.user);
    }
    return static_cast<int>(people.size());
}

QString missingText(const MauticInventory &inventory)
{
    QStringList names = inventory.missingSegments;
    for (const NewContactField &field : inventory.missingFields)
        names.append(field.alias);
    return names.isEmpty() ? QString() : QString(u'\n' + ReportWords::missing(names.join(u", "_s)) + u'\n');
}

/// What applied on top of what was decided.
template <class T>
QList<T> both(QList<T> decided, const QList<T> &applied)
{
    return std::move(decided) + applied;
}

QString workText(const SyncReport &report)
{
    const Plan &plan = report.decisions.plan;
    if (plan.rows.isEmpty())
        return u'\n' + ReportWords::nothingToDo(report) + u'\n';
    TextTable table;
    for (const auto &[kind, count] : countsOf(plan.rows).asKeyValueRange())
        table.add({PlanWords::kindLabel(kind), QString::number(count)});
    return section(ReportWords::wouldWrite(), table.text()) + u'\n'
        + PlanWords::costLine(peopleIn(plan.rows), plan.cost) + u'\n' + PlanWords::newUsersLine(plan) + u'\n';
}

QString writtenText(const SyncReport &report, const ApplyOutcome &applied)
{
    TextTable table;
    for (const DoneCount &done : DoneWords::counts(applied.report)) {
        if (done.count > 0)
            table.add({done.label, QString::number(done.count)});
    }
    QString text = section(ReportWords::written(), table.text());
    if (table.isEmpty() && !applied.stoppedBy && report.staleRows.isEmpty())
        text = u'\n' + ReportWords::nothingToDo(report) + u'\n';
    for (const auto &error : {applied.stoppedBy, applied.report.linkColumnFailure}) {
        if (error)
            text += u'\n' + ErrorWords::paragraphFor(*error) + u'\n';
    }
    return text;
}

} // namespace

QString planText(const SyncReport &report)
{
    return ReportWords::read(report) + u'\n' + workText(report) + missingText(report.inventory)
        + situationsText(report.decisions) + casesText(report.decisions.cases) + noticesText(report.decisions.notices);
}

QString doneText(const SyncReport &report)
{
    const ApplyOutcome applied = report.applied.value_or(ApplyOutcome());
    QString text = ReportWords::read(report) + u'\n' + writtenText(report, applied);
    if (!report.staleRows.isEmpty())
        text += u'\n' + ReportWords::stale(static_cast<int>(report.staleRows.size())) + u'\n';
    return text + missingText(report.inventory) + casesText(both(report.decisions.cases, applied.report.cases))
        + noticesText(both(report.decisions.notices, applied.report.notices));
}

QJsonObject planJson(const SyncReport &report)
{
    QJsonArray missingFields;
    for (const NewContactField &field : report.inventory.missingFields)
        missingFields.append(field.alias);
    QJsonObject counts;
    for (const auto &[kind, count] : countsOf(report.decisions.plan.rows).asKeyValueRange())
        counts.insert(nameOf(kind), count);
    return {{u"run"_s, report.run.value},
            {u"usersRead"_s, report.usersRead},
            {u"contactsRead"_s, report.contactsRead},
            {u"plan"_s, toJson(report.decisions.plan)},
            {u"counts"_s, counts},
            {u"situations"_s, situationsJson(report.decisions)},
            {u"cases"_s, casesJson(report.decisions.cases)},
            {u"notices"_s, noticesJson(report.decisions.notices)},
            {u"missingFields"_s, missingFields},
            {u"missingSegments"_s, QJsonArray::fromStringList(report.inventory.missingSegments)}};
}

QJsonObject doneJson(const SyncReport &report)
{
    const ApplyOutcome applied = report.applied.value_or(ApplyOutcome());
    QJsonObject written;
    for (const DoneCount &done : DoneWords::counts(applied.report))
        written.insert(done.key, done.count);
    QJsonObject json{{u"run"_s, report.run.value},
                     {u"usersRead"_s, report.usersRead},
                     {u"contactsRead"_s, report.contactsRead},
                     {u"written"_s, written},
                     {u"staleRows"_s, report.staleRows.size()},
                     {u"openCases"_s, report.openCases},
                     {u"cases"_s, casesJson(both(report.decisions.cases, applied.report.cases))},
                     {u"notices"_s, noticesJson(both(report.decisions.notices, applied.report.notices))}};
    if (applied.stoppedBy)
        json.insert(u"stoppedBy"_s, toJson(*applied.stoppedBy));
    if (applied.report.linkColumnFailure)
        json.insert(u"linkColumnFailure"_s, toJson(*applied.report.linkColumnFailure));
    return json;
}

ExitCode exitCodeOf(const SyncReport &report)
{
    if (report.applied && report.applied->stoppedBy)
        return exitCodeFor(report.applied->stoppedBy->kind);
    if (report.applied && (report.applied->report.failed > 0 || report.applied->report.linkColumnFailure))
        return ExitCode::Failed;
    const bool someStale = !report.staleRows.isEmpty() || (report.applied && report.applied->report.stale > 0);
    return report.openCases > 0 || someStale ? ExitCode::NeedsReview : ExitCode::Done;
}

} // namespace lockstep
