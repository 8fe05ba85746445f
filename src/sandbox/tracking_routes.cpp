// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/routes.h"

#include <QRandomGenerator>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// The device of the browser, by its cookie or the parameter of the same name (mautic-api.md 13).
QString deviceOf(const SandboxCall &call)
{
    for (const QByteArray &cookie : call.request.header("Cookie").split(';')) {
        if (cookie.trimmed().startsWith("mautic_device_id=")) {
            return QString::fromLatin1(cookie.trimmed().mid(17));
        }
    }
    return call.object().value("mautic_device_id"_L1).toString();
}

const SandboxContact *visitorOf(const SandboxCall &call, const QString &device)
{
    for (const SandboxContact &contact : call.state.contacts()) {
        if (!device.isEmpty() && contact.deviceId == device) {
            return &contact;
        }
    }
    return nullptr;
}

SandboxReply publicReply(const QJsonObject &body)
{
    SandboxReply reply = jsonReply(body);
    reply.fromController = false;
    return reply;
}

SandboxReply currentVisitor(const SandboxCall &call)
{
    const SandboxContact *contact = visitorOf(call, deviceOf(call));
    if (!contact) {
        return publicReply({{u"id"_s, 0}, {u"sid"_s, QJsonValue()}, {u"device_id"_s, QJsonValue()}});
    }
    return publicReply({{u"id"_s, contact->id}, {u"sid"_s, contact->deviceId}, {u"device_id"_s, contact->deviceId}});
}

SandboxReply pageHit(const SandboxCall &call)
{
    const SandboxContact *known = visitorOf(call, deviceOf(call));
    SandboxContact &contact = known ? *call.state.contact(known->id) : newVisitor(call.state);
    contact.lastActive = sandboxNow();
    return publicReply({{u"success"_s, 1},
                        {u"id"_s, contact.id},
                        {u"sid"_s, contact.deviceId},
                        {u"device_id"_s, contact.deviceId},
                        {u"events"_s, QJsonArray()}});
}

} // namespace

SandboxContact &newVisitor(MauticState &state)
{
    static const QString letters = u"abcdefghijklmnopqrstuvwxyz0123456789"_s;
    SandboxContact &contact = state.addContact();
    for (int i = 0; i < 23; ++i) {
        contact.deviceId += letters.at(QRandomGenerator::global()->bounded(letters.size()));
    }
    contact.preferredProfileImage = u"gravatar"_s;
    contact.lastActive = sandboxNow();
    contact.ipAddresses = {{.id = state.nextIpAddressId(), .address = u"127.0.0.1"_s}};
    state.audit({.userName = u"System"_s, .objectId = contact.id, .action = u"create"_s});
    state.audit({.userName = u"System"_s, .objectId = contact.id, .action = u"ipadded"_s});
    state.log({.contactId = contact.id, .object = u"page"_s, .action = u"created_contact"_s});
    return contact;
}

QList<SandboxRouteEntry> trackingRoutes()
{
    return {{u"GET"_s, u"/mtc"_s, currentVisitor}, {u"POST"_s, u"/mtc/event"_s, pageHit}};
}

} // namespace lockstep
