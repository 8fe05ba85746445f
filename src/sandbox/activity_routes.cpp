// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/routes.h"
#include "sandbox/sandbox_data.h"

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

QJsonObject timelineEntry(const QString &event, qint64 id, qint64 contact, const QDateTime &at)
{
    return {{u"event"_s, event},
            {u"eventId"_s, QString(event + QString::number(id))},
            {u"timestamp"_s, isoOrNull(at)},
            {u"contactId"_s, QString::number(contact)}};
}

std::optional<QJsonObject> entryOf(const SandboxEventRow &row)
{
    QJsonObject entry;
    if (row.object == "segment"_L1) {
        entry = timelineEntry(u"segment_membership"_s, row.id, row.contactId, row.addedAt);
        entry.insert(u"eventType"_s, u"Segment membership change"_s);
        const QString preposition = row.action == "added"_L1 ? u"to"_s : u"from"_s;
        entry.insert(u"eventLabel"_s, u"Contact %1 %2 segment, %3"_s.arg(row.action, preposition, row.description));
    } else if (row.action == "identified_contact"_L1) {
        entry = timelineEntry(u"lead.source.identified"_s, row.id, row.contactId, row.addedAt);
        entry.insert(u"eventType"_s, u"Contact identified by source"_s);
        entry.insert(u"eventLabel"_s, QString(u"Contact was identified by "_s + row.description));
    } else {
        return std::nullopt;
    }
    entry.insert(u"details"_s, QJsonObject{{u"objectDescription"_s, row.description}});
    return entry;
}

QString sentenceOf(int reason)
{
    return reason == 1 ? u"Contact unsubscribed from this channel."_s
        : reason == 2  ? u"Contact bounced on this channel."_s
                       : u"Contact was manually set as do not contact for this channel."_s;
}

QJsonObject entryOf(qint64 contact, const SandboxDoNotContact &row)
{
    QJsonObject entry = timelineEntry(u"lead.donotcontact"_s, row.id, contact, row.addedAt);
    entry.insert(u"eventLabel"_s, QString(row.channel.left(1).toUpper() + row.channel.mid(1)));
    entry.insert(u"eventType"_s, u"Do not contact"_s);
    entry.insert(u"details"_s,
                 QJsonObject{{u"dnc"_s,
                              QJsonObject{{u"id"_s, QString::number(row.id)},
                                          {u"channel"_s, row.channel},
                                          {u"date_added"_s, isoOrNull(row.addedAt)},
                                          {u"reason"_s, sentenceOf(row.reason)},
                                          {u"comments"_s, row.comments}}}});
    return entry;
}

SandboxReply activityOfContact(const SandboxCall &call)
{
    const SandboxContact *contact = call.contact();
    if (!contact) {
        return notFoundReply();
    }
    QList<QJsonObject> entries;
    for (const SandboxEventRow &row : call.state.eventLog) {
        const auto entry = row.contactId == contact->id ? entryOf(row) : std::nullopt;
        if (entry) {
            entries.append(*entry);
        }
    }
    for (const SandboxDoNotContact &row : contact->doNotContact) {
        entries.append(entryOf(contact->id, row));
    }
    std::ranges::stable_sort(entries, std::greater(),
                             [](const QJsonObject &entry) { return entry.value("timestamp"_L1).toString(); });
    const qsizetype limit = std::max(1, call.query.number(u"limit"_s, 25));
    const qsizetype page = std::max(1, call.query.number(u"page"_s, 1));
    QJsonArray events;
    for (const QJsonObject &entry : entries.mid((page - 1) * limit, limit)) {
        events.append(entry);
    }
    const QJsonObject filters{
        {u"search"_s, u""_s}, {u"includeEvents"_s, QJsonArray()}, {u"excludeEvents"_s, QJsonArray()}};
    return jsonReply({{u"events"_s, events},
                      {u"filters"_s, filters},
                      {u"order"_s, QJsonArray{u"timestamp"_s, u"DESC"_s}},
                      {u"types"_s, sandboxData(u"activity_types"_s).object()},
                      {u"total"_s, entries.size()},
                      {u"page"_s, page},
                      {u"limit"_s, limit},
                      {u"maxPages"_s, (entries.size() + limit - 1) / limit}});
}

} // namespace

QList<SandboxRouteEntry> activityRoutes() { return {{u"GET"_s, u"/api/contacts/{}/activity"_s, activityOfContact}}; }

} // namespace lockstep
