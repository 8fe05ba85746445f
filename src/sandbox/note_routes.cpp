// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/contact_json.h"
#include "sandbox/json_text.h"
#include "sandbox/php_text.h"
#include "sandbox/routes.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

SandboxReply tagList(const SandboxCall &call)
{
    QJsonObject tags;
    for (auto it = call.state.tags.cbegin(); it != call.state.tags.cend(); ++it) {
        tags.insert(QString::number(it.key()),
                    QJsonObject{{u"id"_s, it.key()}, {u"tag"_s, it.value()}, {u"description"_s, QJsonValue()}});
    }
    return jsonReply(
        {{u"total"_s, tags.size()}, {u"tags"_s, tags.isEmpty() ? QJsonValue(QJsonArray()) : QJsonValue(tags)}});
}

SandboxReply newTag(const SandboxCall &call)
{
    const QString name = call.object().value("tag"_L1).toString();
    const qint64 id = call.state.tagId(name);
    return jsonReply({{u"tag"_s, QJsonObject{{u"id"_s, id}, {u"tag"_s, name}, {u"description"_s, QJsonValue()}}}}, 201);
}

SandboxReply notesOfContact(const SandboxCall &call)
{
    const SandboxContact *contact = call.contact();
    if (!contact) {
        return notFoundReply();
    }
    QJsonArray notes;
    for (const QJsonObject &note : call.state.things.value(u"notes"_s)) {
        if (note.value("lead"_L1).toInteger() == contact->id) {
            notes.append(note);
        }
    }
    return jsonReply({{u"total"_s, notes.size()}, {u"notes"_s, notes}});
}

SandboxReply newNote(const SandboxCall &call)
{
    const QJsonObject body = call.object();
    const SandboxContact *contact = call.state.contact(body.value("lead"_L1).toInteger());
    if (!contact) {
        return notFoundReply();
    }
    const QString text = body.value("text"_L1).toString();
    const QString type = body.value("type"_L1).toString(u"general"_s);
    const QJsonValue dateTime = body.contains("dateTime"_L1) ? body.value("dateTime"_L1) : QJsonValue();
    const qint64 id = call.state.keep(
        u"notes"_s, {{u"text"_s, text}, {u"type"_s, type}, {u"dateTime"_s, dateTime}, {u"lead"_s, contact->id}});
    PhpArray details;
    details.add(u"text"_s, phpChange(QJsonValue(), text));
    details.add(u"dateModified"_s, phpChange(QJsonValue(), isoOrNull(sandboxNow())));
    call.state.audit({.object = u"note"_s, .objectId = id, .action = u"create"_s, .details = details.text()});
    SandboxReply reply =
        textReply("{\"note\":{\"id\":" + QByteArray::number(id) + ",\"text\":" + jsonText(text)
                      + ",\"type\":" + jsonText(type) + ",\"dateTime\":" + jsonText(dateTime.toString(QString()))
                      + ",\"lead\":" + contactText(call.state, *contact, ContactShape::Embedded) + "}}",
                  201);
    reply.headers.append({.name = QByteArrayLiteral("Location"), .value = "/api/notes/" + QByteArray::number(id)});
    return reply;
}

SandboxReply devicesOfContact(const SandboxCall &call)
{
    return call.contact() ? jsonReply({{u"total"_s, 0}, {u"devices"_s, QJsonArray()}}) : notFoundReply();
}

} // namespace

QList<SandboxRouteEntry> noteRoutes()
{
    return {{u"GET"_s, u"/api/tags"_s, tagList},
            {u"POST"_s, u"/api/tags/new"_s, newTag},
            {u"GET"_s, u"/api/contacts/{}/notes"_s, notesOfContact},
            {u"GET"_s, u"/api/contacts/{}/devices"_s, devicesOfContact},
            {u"POST"_s, u"/api/notes/new"_s, newNote}};
}

} // namespace lockstep
