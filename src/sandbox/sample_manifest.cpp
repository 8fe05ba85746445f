// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/plan_names.h"
#include "sandbox/sample_database.h"
#include "sandbox/sandbox_times.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

QJsonObject toJson(const SampleUser &user)
{
    const SampleExpectation &expected = user.expectation;
    QJsonArray rows;
    for (const PlanRowKind kind : expected.rows) {
        rows.append(nameOf(kind));
    }
    return {{u"user"_s, user.id},
            {u"situation"_s, nameOf(expected.situation)},
            {u"case"_s, expected.caseKind ? QJsonValue(nameOf(*expected.caseKind)) : QJsonValue()},
            {u"rows"_s, rows},
            {u"about"_s, expected.about}};
}

} // namespace

QByteArray sampleManifest(const QList<SampleUser> &users)
{
    QJsonArray people;
    QJsonObject situations;
    for (const SampleUser &user : users) {
        const QString situation = nameOf(user.expectation.situation);
        situations.insert(situation, situations.value(situation).toInt() + 1);
        people.append(toJson(user));
    }
    const QJsonObject manifest{
        {u"newUsersSince"_s, isoOrNull(sampleNewUsersSince())}, {u"situations"_s, situations}, {u"people"_s, people}};
    return QJsonDocument(manifest).toJson();
}

} // namespace lockstep
