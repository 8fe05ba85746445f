// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/plan_json.h"

#include "domain/plan_names.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

QJsonArray toJson(const QList<FieldChange> &changes)
{
    QJsonArray array;
    for (const FieldChange &change : changes) {
        QJsonObject json{{u"field"_s, change.alias},
                         {u"before"_s, change.before},
                         {u"after"_s, change.after},
                         {u"reason"_s, nameOf(change.reason)}};
        if (change.agreed)
            json.insert(u"agreed"_s,
                        QJsonObject{{u"sent"_s, change.agreed->sent}, {u"answered"_s, change.agreed->answered}});
        array.append(json);
    }
    return array;
}

QJsonObject toJson(const NewContactField &field)
{
    return {{u"alias"_s, field.alias}, {u"label"_s, field.label}, {u"type"_s, nameOf(field.type)}};
}

QJsonObject toJson(const PlanCost &cost)
{
    QJsonObject json{{u"writes"_s, cost.writes},
                     {u"reads"_s, cost.reads},
                     {u"seconds"_s, static_cast<qint64>(cost.duration.count())}};
    if (cost.leftThisHour)
        json.insert(u"leftThisHour"_s, *cost.leftThisHour);
    return json;
}

} // namespace

QJsonObject toJson(const PlanRow &row)
{
    QJsonObject json{{u"kind"_s, nameOf(row.kind)}};
    if (!row.user.value.isEmpty()) {
        json.insert(u"user"_s, row.user.value);
        json.insert(u"matchedBy"_s, nameOf(row.matchedBy));
    }
    if (row.contact)
        json.insert(u"contact"_s, row.contact->value);
    if (!row.changes.isEmpty())
        json.insert(u"changes"_s, toJson(row.changes));
    if (row.segment)
        json.insert(u"segment"_s, row.segment->value);
    if (!row.segmentName.isEmpty())
        json.insert(u"segmentName"_s, row.segmentName);
    if (row.field)
        json.insert(u"newField"_s, toJson(*row.field));
    if (!row.resolutions.isEmpty()) {
        QJsonArray resolutions;
        for (const qint64 id : row.resolutions)
            resolutions.append(id);
        json.insert(u"resolutions"_s, resolutions);
    }
    return json;
}

QJsonObject toJson(const Plan &plan)
{
    QJsonArray rows;
    for (const PlanRow &row : plan.rows)
        rows.append(toJson(row));
    return {{u"format"_s, planFormatVersion},      {u"workspace"_s, plan.workspaceId},
            {u"mautic"_s, plan.mauticAddress},     {u"mapping"_s, plan.mappingFingerprint},
            {u"madeAt"_s, toIsoText(plan.madeAt)}, {u"newUsersSince"_s, toIsoText(plan.newUsersSince)},
            {u"newUsers"_s, plan.newUsers},        {u"earlierUsers"_s, plan.earlierUsers},
            {u"cost"_s, toJson(plan.cost)},        {u"rows"_s, rows}};
}

QJsonObject toJson(const Case &personCase)
{
    QJsonArray contacts;
    for (const ContactId contact : personCase.contacts)
        contacts.append(contact.value);
    QJsonArray users;
    for (const AppUserId &user : personCase.otherUsers)
        users.append(user.value);
    return {{u"kind"_s, nameOf(personCase.kind)},
            {u"user"_s, personCase.user.value},
            {u"contacts"_s, contacts},
            {u"otherUsers"_s, users},
            {u"field"_s, personCase.field},
            {u"detail"_s, personCase.detail}};
}

QJsonObject toJson(const Notice &notice)
{
    return {{u"kind"_s, nameOf(notice.kind)}, {u"user"_s, notice.user.value}, {u"field"_s, notice.field}};
}

} // namespace lockstep
