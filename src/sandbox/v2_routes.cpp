// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/routes.h"

#include <QJsonDocument>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

QJsonObject toJson(const MauticState &state, const SandboxContact &contact)
{
    static const QStringList columns{u"title"_s, u"firstname"_s, u"lastname"_s, u"company"_s,  u"position"_s,
                                     u"email"_s, u"phone"_s,     u"mobile"_s,   u"address1"_s, u"address2"_s,
                                     u"city"_s,  u"state"_s,     u"zipcode"_s,  u"timezone"_s, u"country"_s};
    QJsonObject json{{u"id"_s, contact.id}, {u"points"_s, contact.points}};
    for (const QString &column : columns) {
        if (contact.values.contains(column)) {
            json.insert(column, contact.values.value(column));
        }
    }
    if (contact.lastActive.isValid()) {
        json.insert(u"lastActive"_s, isoOrNull(contact.lastActive));
    }
    if (contact.identifiedAt.isValid()) {
        json.insert(u"dateIdentified"_s, isoOrNull(contact.identifiedAt));
    }
    QJsonObject tags;
    for (const qint64 id : contact.tags) {
        tags.insert(state.tags.value(id), u"/api/v2/tags/%1"_s.arg(id));
    }
    json.insert(u"tags"_s, tags.isEmpty() ? QJsonValue(QJsonArray()) : QJsonValue(tags));
    return json;
}

/// Core columns only, no total, not for client tokens; `itemsPerPage` counts for nothing (mautic-api.md 12).
SandboxReply contactsOfVersionTwo(const SandboxCall &call)
{
    if (call.byToken) {
        SandboxReply reply = jsonReply({{u"message"_s, u"Invalid credentials."_s}}, 401);
        reply.fromController = false;
        return reply;
    }
    QJsonArray list;
    for (const SandboxContact &contact : call.state.contacts()) {
        list.append(toJson(call.state, contact));
    }
    SandboxReply reply = textReply(QJsonDocument(list).toJson(QJsonDocument::Compact));
    reply.fromController = false;
    return reply;
}

} // namespace

QList<SandboxRouteEntry> v2Routes() { return {{u"GET"_s, u"/api/v2/contacts"_s, contactsOfVersionTwo}}; }

} // namespace lockstep
