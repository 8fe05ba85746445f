// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/plan_csv.h"

#include "domain/plan_names.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

QStringList cellsOf(const CsvPlanRow &row, const FieldChange &change)
{
    const PlanRow &plan = row.row;
    return {nameOf(plan.kind),
            plan.user.value,
            row.person.name,
            row.person.email,
            plan.contact ? QString::number(plan.contact->value) : QString(),
            plan.field ? plan.field->alias : change.alias,
            change.before,
            change.after,
            change.alias.isEmpty() ? QString() : nameOf(change.reason),
            plan.segmentName,
            row.outcome};
}

} // namespace

QByteArray planCsvHeader(CsvCells mode)
{
    return csvRecord({u"kind"_s, u"user_id"_s, u"name"_s, u"email"_s, u"contact_id"_s, u"field"_s, u"before"_s,
                      u"after"_s, u"reason"_s, u"segment"_s, u"outcome"_s},
                     mode);
}

QByteArray planCsvRecords(const CsvPlanRow &row, CsvCells mode)
{
    if (row.row.changes.isEmpty())
        return csvRecord(cellsOf(row, {}), mode);
    QByteArray records;
    for (const FieldChange &change : row.row.changes)
        records += csvRecord(cellsOf(row, change), mode);
    return records;
}

} // namespace lockstep
