// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/routes.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// A client token stands for a pseudo user: its name in two halves and no id (mautic-api.md 1.3, 1.4).
SandboxReply whoAmI(const SandboxCall &call)
{
    const QString name = call.state.actor;
    const QJsonObject role{{u"isPublished"_s, true},
                           {u"id"_s, 1},
                           {u"name"_s, u"Administrator"_s},
                           {u"description"_s, u"Full system access"_s},
                           {u"isAdmin"_s, true}};
    QJsonObject user{{u"isPublished"_s, true},
                     {u"username"_s, name},
                     {u"firstName"_s, name.section(u' ', 0, -2)},
                     {u"lastName"_s, name.section(u' ', -1)},
                     {u"role"_s, role},
                     {u"timezone"_s, u""_s},
                     {u"locale"_s, u""_s}};
    if (!call.byToken) {
        user.insert(u"id"_s, 1);
    }
    return jsonReply(user);
}

SandboxReply permissionCheck(const SandboxCall &call)
{
    QJsonObject permissions;
    const QJsonValue asked = call.object().value("permissions"_L1);
    for (const QJsonValue name : asked.toArray()) {
        permissions.insert(name.toString(), true);
    }
    return asked.isString() ? jsonReply({{asked.toString(), true}}) : jsonReply(permissions);
}

} // namespace

QList<SandboxRouteEntry> userRoutes()
{
    return {{u"GET"_s, u"/api/users/self"_s, whoAmI}, {u"POST"_s, u"/api/users/{}/permissioncheck"_s, permissionCheck}};
}

} // namespace lockstep
