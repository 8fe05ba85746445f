// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/routes.h"
#include "sandbox/sandbox_data.h"

#include <QUuid>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

SandboxReply triggers(const SandboxCall &)
{
    return jsonReply({{u"triggers"_s, sandboxData(u"hook_triggers"_s).object()}});
}

SandboxReply hookList(const SandboxCall &call)
{
    QJsonObject hooks;
    for (const QJsonObject &hook : call.state.things.value(u"hooks"_s)) {
        hooks.insert(QString::number(hook.value("id"_L1).toInteger()), hook);
    }
    return jsonReply(
        {{u"total"_s, hooks.size()}, {u"hooks"_s, hooks.isEmpty() ? QJsonValue(QJsonArray()) : QJsonValue(hooks)}});
}

SandboxReply oneHook(const SandboxCall &call)
{
    const QJsonObject hook = call.state.things.value(u"hooks"_s).value(call.id());
    return hook.isEmpty() ? notFoundReply() : jsonReply({{u"hook"_s, hook}});
}

QString newSecret()
{
    const QByteArray bytes =
        QUuid::createUuid().toByteArray(QUuid::Id128) + QUuid::createUuid().toByteArray(QUuid::Id128);
    return QString::fromLatin1(bytes.left(63));
}

SandboxReply newHook(const SandboxCall &call)
{
    const QJsonObject body = call.object();
    const QDateTime now = sandboxNow();
    QJsonObject hook = changeStamps(
        {.addedAt = now, .modifiedAt = now, .createdByUser = call.state.actor, .modifiedByUser = call.state.actor});
    hook.insert(u"isPublished"_s, true);
    hook.insert(u"name"_s, body.value("name"_L1));
    hook.insert(u"description"_s, QJsonValue());
    hook.insert(u"webhookUrl"_s, body.value("webhookUrl"_L1));
    hook.insert(u"secret"_s, body.value("secret"_L1).toString(newSecret()));
    hook.insert(u"eventsOrderbyDir"_s, QJsonValue());
    hook.insert(u"category"_s, QJsonValue());
    hook.insert(u"triggers"_s, body.value("triggers"_L1).toArray());
    const qint64 id = call.state.keep(u"hooks"_s, hook);
    call.state.audit({.bundle = u"webhook"_s, .object = u"webhook"_s, .objectId = id, .action = u"create"_s});
    SandboxReply reply = jsonReply({{u"hook"_s, call.state.things[u"hooks"_s][id]}}, 201);
    reply.headers.append({.name = QByteArrayLiteral("Location"), .value = "/api/hooks/" + QByteArray::number(id)});
    return reply;
}

} // namespace

QList<SandboxRouteEntry> hookRoutes()
{
    return {{u"GET"_s, u"/api/hooks/triggers"_s, triggers},
            {u"GET"_s, u"/api/hooks"_s, hookList},
            {u"POST"_s, u"/api/hooks/new"_s, newHook},
            {u"GET"_s, u"/api/hooks/{}"_s, oneHook}};
}

} // namespace lockstep
