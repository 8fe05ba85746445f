// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/routes.h"

#include <QRandomGenerator>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// Mautic gives fields without an alias a short random one.
QString randomAlias()
{
    QString alias;
    for (int i = 0; i < 5; ++i) {
        alias += QChar(u'a' + static_cast<char16_t>(QRandomGenerator::global()->bounded(26)));
    }
    return alias;
}

QJsonObject fieldToJson(const QJsonObject &field, qint64 id, int order)
{
    const QJsonValue mapped = field.contains("mappedField"_L1) ? field.value("mappedField"_L1) : QJsonValue();
    const QJsonValue object = field.contains("mappedObject"_L1) ? field.value("mappedObject"_L1) : QJsonValue();
    QJsonObject json{{u"id"_s, id},
                     {u"label"_s, field.value("label"_L1)},
                     {u"alias"_s, field.value("alias"_L1).toString(randomAlias())},
                     {u"type"_s, field.value("type"_L1)},
                     {u"order"_s, order},
                     {u"leadField"_s, mapped},
                     {u"mappedField"_s, mapped},
                     {u"mappedObject"_s, object},
                     {u"fieldWidth"_s, u"100%"_s}};
    for (const QString &name : {u"showLabel"_s, u"saveResult"_s}) {
        json.insert(name, true);
    }
    for (const QString &name : {u"isRequired"_s, u"isAutoFill"_s, u"isReadOnly"_s}) {
        json.insert(name, false);
    }
    for (const QString &name : {u"properties"_s, u"validation"_s, u"conditions"_s}) {
        json.insert(name, QJsonArray());
    }
    for (const QString &name : {u"defaultValue"_s, u"validationMessage"_s, u"helpMessage"_s, u"parent"_s,
                                u"labelAttributes"_s, u"inputAttributes"_s, u"containerAttributes"_s}) {
        json.insert(name, QJsonValue());
    }
    return json;
}

QJsonObject formToJson(const SandboxCall &call)
{
    const QJsonObject body = call.object();
    const QDateTime now = sandboxNow();
    QJsonObject form = changeStamps(
        {.addedAt = now, .modifiedAt = now, .createdByUser = call.state.actor, .modifiedByUser = call.state.actor});
    const QString name = body.value("name"_L1).toString();
    form.insert(u"isPublished"_s, body.value("isPublished"_L1).toVariant().toBool());
    form.insert(u"name"_s, name);
    form.insert(u"alias"_s, name.toLower().replace(u' ', u'_').left(10));
    form.insert(u"cachedHtml"_s, u"<form></form>"_s);
    QJsonArray fields;
    for (const QJsonValue field : body.value("fields"_L1).toArray()) {
        const qint64 id = call.state.keep(u"formFields"_s, {});
        fields.append(fieldToJson(field.toObject(), id, static_cast<int>(fields.size()) + 1));
    }
    form.insert(u"fields"_s, fields);
    form.insert(u"actions"_s, QJsonArray());
    form.insert(u"projects"_s, QJsonArray());
    form.insert(u"formType"_s, body.value("formType"_L1).toString(u"standalone"_s));
    form.insert(u"postAction"_s, u"return"_s);
    form.insert(u"inKioskMode"_s, false);
    form.insert(u"renderStyle"_s, false);
    for (const QString &member : {u"category"_s, u"description"_s, u"publishUp"_s, u"publishDown"_s, u"template"_s,
                                  u"postActionProperty"_s, u"noIndex"_s, u"formAttributes"_s, u"language"_s}) {
        form.insert(member, QJsonValue());
    }
    return form;
}

SandboxReply newForm(const SandboxCall &call)
{
    const qint64 id = call.state.keep(u"forms"_s, formToJson(call));
    call.state.audit({.bundle = u"form"_s, .object = u"form"_s, .objectId = id, .action = u"create"_s});
    SandboxReply reply = jsonReply({{u"form"_s, call.state.things[u"forms"_s][id]}}, 201);
    reply.headers.append({.name = QByteArrayLiteral("Location"), .value = "/api/forms/" + QByteArray::number(id)});
    return reply;
}

SandboxReply formList(const SandboxCall &call)
{
    QJsonObject forms;
    for (const QJsonObject &form : call.state.things.value(u"forms"_s)) {
        forms.insert(QString::number(form.value("id"_L1).toInteger()), form);
    }
    return jsonReply(
        {{u"total"_s, forms.size()}, {u"forms"_s, forms.isEmpty() ? QJsonValue(QJsonArray()) : QJsonValue(forms)}});
}

SandboxReply submissions(const SandboxCall &call)
{
    return call.state.things.value(u"forms"_s).contains(call.id())
        ? jsonReply({{u"total"_s, u"0"_s}, {u"submissions"_s, QJsonObject()}})
        : notFoundReply();
}

} // namespace

QList<SandboxRouteEntry> formRoutes()
{
    return {{u"GET"_s, u"/api/forms"_s, formList},
            {u"POST"_s, u"/api/forms/new"_s, newForm},
            {u"GET"_s, u"/api/forms/{}/submissions"_s, submissions}};
}

} // namespace lockstep
