// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/routes.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

QJsonObject eventToJson(const QJsonObject &event, qint64 id)
{
    return {{u"id"_s, id},
            {u"name"_s, event.value("name"_L1)},
            {u"description"_s, QJsonValue()},
            {u"type"_s, event.value("type"_L1)},
            {u"eventType"_s, event.value("eventType"_L1)},
            {u"channel"_s, QJsonValue()},
            {u"channelId"_s, QJsonValue()},
            {u"order"_s, event.value("order"_L1).toInt(1)},
            {u"properties"_s, event.value("properties"_L1)},
            {u"triggerDate"_s, QJsonValue()},
            {u"triggerInterval"_s, 0},
            {u"triggerIntervalUnit"_s, QJsonValue()},
            {u"triggerHour"_s, QJsonValue()},
            {u"triggerRestrictedStartHour"_s, QJsonValue()},
            {u"triggerRestrictedStopHour"_s, QJsonValue()},
            {u"triggerRestrictedDaysOfWeek"_s, QJsonArray()},
            {u"triggerMode"_s, event.value("triggerMode"_L1)},
            {u"decisionPath"_s, QJsonValue()},
            {u"parent"_s, QJsonValue()},
            {u"children"_s, QJsonArray()}};
}

QJsonArray segmentsOf(const SandboxCall &call)
{
    QJsonArray lists;
    for (const QJsonValue list : call.object().value("lists"_L1).toArray()) {
        const auto segment = call.state.segments.constFind(list["id"_L1].toInteger());
        if (segment == call.state.segments.constEnd()) {
            continue;
        }
        lists.append(QJsonObject{{u"createdByUser"_s, segment->stamps.createdByUser},
                                 {u"modifiedByUser"_s, segment->stamps.modifiedByUser},
                                 {u"id"_s, segment->id},
                                 {u"name"_s, segment->name},
                                 {u"publicName"_s, segment->publicName},
                                 {u"alias"_s, segment->alias},
                                 {u"description"_s, textOrNull(segment->description)},
                                 {u"category"_s, QJsonValue()}});
    }
    return lists;
}

/// The canvas names its events by the ids they were sent with; those become the ids they were saved under.
QJsonValue renamed(const QJsonValue &value, const QHash<QString, QString> &ids)
{
    if (value.isString()) {
        return ids.value(value.toString(), value.toString());
    }
    if (value.isArray()) {
        QJsonArray list;
        for (const QJsonValue item : value.toArray()) {
            list.append(renamed(item, ids));
        }
        return list;
    }
    if (!value.isObject()) {
        return value;
    }
    QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        it.value() = renamed(it.value(), ids);
    }
    return object;
}

SandboxReply newCampaign(const SandboxCall &call)
{
    const QJsonObject body = call.object();
    QJsonArray events;
    QHash<QString, QString> ids;
    for (const QJsonValue event : body.value("events"_L1).toArray()) {
        const qint64 id = call.state.keep(u"campaignEvents"_s, {});
        ids.insert(event["id"_L1].toString(), QString::number(id));
        events.append(eventToJson(event.toObject(), id));
    }
    const QDateTime now = sandboxNow();
    QJsonObject campaign = changeStamps(
        {.addedAt = now, .modifiedAt = now, .createdByUser = call.state.actor, .modifiedByUser = call.state.actor});
    campaign.insert(u"isPublished"_s, body.value("isPublished"_L1).toVariant().toBool());
    campaign.insert(u"name"_s, body.value("name"_L1));
    campaign.insert(u"allowRestart"_s, false);
    for (const QString &name : {u"category"_s, u"description"_s, u"publishUp"_s, u"publishDown"_s}) {
        campaign.insert(name, QJsonValue());
    }
    campaign.insert(u"events"_s, events);
    campaign.insert(u"forms"_s, QJsonArray());
    campaign.insert(u"lists"_s, segmentsOf(call));
    campaign.insert(u"canvasSettings"_s, renamed(body.value("canvasSettings"_L1), ids));
    campaign.insert(u"projects"_s, QJsonArray());
    const qint64 id = call.state.keep(u"campaigns"_s, campaign);
    call.state.audit({.bundle = u"campaign"_s, .object = u"campaign"_s, .objectId = id, .action = u"create"_s});
    SandboxReply reply = jsonReply({{u"campaign"_s, call.state.things[u"campaigns"_s][id]}}, 201);
    reply.headers.append({.name = QByteArrayLiteral("Location"), .value = "/api/campaigns/" + QByteArray::number(id)});
    return reply;
}

SandboxReply campaignList(const SandboxCall &call)
{
    QJsonObject campaigns;
    for (const QJsonObject &campaign : call.state.things.value(u"campaigns"_s)) {
        campaigns.insert(QString::number(campaign.value("id"_L1).toInteger()), campaign);
    }
    return jsonReply({{u"total"_s, campaigns.size()},
                      {u"campaigns"_s, campaigns.isEmpty() ? QJsonValue(QJsonArray()) : QJsonValue(campaigns)}});
}

SandboxReply changeMembership(const SandboxCall &call, bool joins)
{
    const QJsonObject campaign = call.state.things.value(u"campaigns"_s).value(call.id(0));
    const SandboxContact *contact = call.contact(1);
    if (campaign.isEmpty() || !contact) {
        return notFoundReply();
    }
    auto &members = call.state.campaignMembers[call.id(0)];
    if (joins == members.contains(contact->id)) {
        return jsonReply({{u"success"_s, 1}});
    }
    if (joins) {
        members.insert(contact->id, sandboxNow());
    } else {
        members.remove(contact->id);
    }
    call.state.log({.contactId = contact->id,
                    .userName = call.state.actor,
                    .object = u"campaign"_s,
                    .action = joins ? u"added"_s : u"removed"_s,
                    .objectId = call.id(0),
                    .description = campaign.value("name"_L1).toString()});
    return jsonReply({{u"success"_s, 1}});
}

SandboxReply addMember(const SandboxCall &call) { return changeMembership(call, true); }

SandboxReply removeMember(const SandboxCall &call) { return changeMembership(call, false); }

SandboxReply campaignsOfContact(const SandboxCall &call)
{
    const SandboxContact *contact = call.contact();
    if (!contact) {
        return notFoundReply();
    }
    QJsonObject campaigns;
    for (auto it = call.state.campaignMembers.cbegin(); it != call.state.campaignMembers.cend(); ++it) {
        const QJsonObject campaign = call.state.things.value(u"campaigns"_s).value(it.key());
        if (it->contains(contact->id)) {
            campaigns.insert(QString::number(it.key()),
                             QJsonObject{{u"id"_s, it.key()},
                                         {u"name"_s, campaign.value("name"_L1)},
                                         {u"dateAdded"_s, isoOrNull(it->value(contact->id))},
                                         {u"manuallyRemoved"_s, false},
                                         {u"manuallyAdded"_s, true}});
        }
    }
    return jsonReply({{u"total"_s, campaigns.size()},
                      {u"campaigns"_s, campaigns.isEmpty() ? QJsonValue(QJsonArray()) : QJsonValue(campaigns)}});
}

SandboxReply emailList(const SandboxCall &) { return jsonReply({{u"total"_s, 0}, {u"emails"_s, QJsonArray()}}); }

} // namespace

QList<SandboxRouteEntry> campaignRoutes()
{
    return {{u"GET"_s, u"/api/campaigns"_s, campaignList},
            {u"POST"_s, u"/api/campaigns/new"_s, newCampaign},
            {u"POST"_s, u"/api/campaigns/{}/contact/{}/add"_s, addMember},
            {u"POST"_s, u"/api/campaigns/{}/contact/{}/remove"_s, removeMember},
            {u"GET"_s, u"/api/contacts/{}/campaigns"_s, campaignsOfContact},
            {u"GET"_s, u"/api/emails"_s, emailList}};
}

} // namespace lockstep
