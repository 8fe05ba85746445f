// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/php_text.h"
#include "sandbox/routes.h"
#include "sandbox/sandbox_data.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

QJsonObject companyJson(qint64 id, const QJsonObject &body)
{
    QJsonObject groups{{u"social"_s, QJsonArray()}, {u"personal"_s, QJsonArray()}};
    QJsonObject all{{u"id"_s, id}};
    for (const QJsonValue known : sandboxData(u"company_fields"_s).array()) {
        QJsonObject field = known.toObject();
        const QString alias = field.value("alias"_L1).toString();
        const QJsonValue value = body.contains(alias) ? body.value(alias) : QJsonValue();
        field.insert(u"value"_s, value);
        field.insert(u"normalizedValue"_s, value.isNull() ? QJsonValue(u""_s) : value);
        QJsonObject group = groups.value(field.value("group"_L1).toString()).toObject();
        group.insert(alias, field);
        groups.insert(field.value("group"_L1).toString(), group);
        all.insert(alias, value);
    }
    groups.insert(u"all"_s, all);
    return {{u"id"_s, id}, {u"score"_s, 0}, {u"fields"_s, groups}, {u"projects"_s, QJsonArray()}};
}

SandboxReply newCompany(const SandboxCall &call)
{
    const QString name = call.object().value("companyname"_L1).toString();
    if (name.isEmpty()) {
        return errorReply(fieldError(400, u"companyname"_s, u"This value should not be blank."_s));
    }
    call.state.companies.append(name);
    const qint64 id = call.state.companies.size();
    PhpArray fields;
    fields.add(u"companyname"_s, phpChange(QJsonValue(), name));
    PhpArray details = fields;
    details.add(u"fields"_s, fields.text());
    details.add(u"dateModified"_s, phpChange(QJsonValue(), isoOrNull(sandboxNow())));
    call.state.audit({.object = u"company"_s, .objectId = id, .action = u"create"_s, .details = details.text()});
    SandboxReply reply = jsonReply({{u"company"_s, companyJson(id, call.object())}}, 201);
    reply.headers.append({.name = QByteArrayLiteral("Location"), .value = "/api/companies/" + QByteArray::number(id)});
    return reply;
}

SandboxReply companyList(const SandboxCall &call)
{
    QJsonObject companies;
    for (qsizetype i = 0; i < call.state.companies.size(); ++i) {
        companies.insert(QString::number(i + 1), companyJson(i + 1, {{u"companyname"_s, call.state.companies.at(i)}}));
    }
    return jsonReply({{u"total"_s, companies.size()},
                      {u"companies"_s, companies.isEmpty() ? QJsonValue(QJsonArray()) : QJsonValue(companies)}});
}

} // namespace

QList<SandboxRouteEntry> companyRoutes()
{
    return {{u"GET"_s, u"/api/companies"_s, companyList}, {u"POST"_s, u"/api/companies/new"_s, newCompany}};
}

} // namespace lockstep
