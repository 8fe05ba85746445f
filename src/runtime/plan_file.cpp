// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/plan_file.h"

#include "domain/plan_json.h"

#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace lockstep
{

Result<void> savePlan(const Plan &plan, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorKind::BadInput, u"plan file not writable"_s, path);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(QJsonDocument(toJson(plan)).toJson(QJsonDocument::Indented));
    if (!file.commit())
        return fail(ErrorKind::DiskFull, u"plan file not written"_s, path);
    return {};
}

Result<Plan> loadPlan(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::BadInput, u"plan file not readable"_s, path);
    auto plan = planFromJson(file.readAll());
    if (!plan && plan.error().subject.isEmpty())
        plan.error().subject = path;
    return plan;
}

} // namespace lockstep
