// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/contact_form.h"
#include "sandbox/contact_list.h"
#include "sandbox/php_text.h"
#include "sandbox/routes.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

SandboxReply listOfContacts(const SandboxCall &call)
{
    const auto page = listContacts(call.state, call.query);
    if (!page) {
        return crashReply(500);
    }
    const ContactShape shape = call.query.number(u"minimal"_s, 0) ? ContactShape::Minimal : ContactShape::Loaded;
    QByteArray body = "{\"total\":\"" + QByteArray::number(page->total) + "\",\"contacts\":{";
    body.reserve(page->contacts.size() * 10'000);
    for (const SandboxContact *contact : page->contacts) {
        body.append(body.endsWith('{') ? "\"" : ",\"").append(QByteArray::number(contact->id)).append("\":");
        body.append(contactText(call.state, *contact, shape));
    }
    return textReply(body.append("}}"));
}

SandboxReply oneContact(const SandboxCall &call)
{
    const SandboxContact *contact = call.contact();
    return contact ? textReply(singleContactText(contactText(call.state, *contact, ContactShape::Loaded)))
                   : notFoundReply();
}

SandboxReply submitted(const SandboxCall &call, SandboxContact *contact, FormMode mode)
{
    const FormOutcome outcome = submitContact(
        call.state, {.body = call.object(), .contact = contact, .mode = mode, .fromRobot = call.fromRobot});
    if (outcome.error) {
        return errorReply(*outcome.error);
    }
    SandboxReply reply =
        textReply(singleContactText(contactText(call.state, *outcome.contact, outcome.shape(), outcome.artefacts)),
                  outcome.status);
    if (outcome.status == 201) {
        reply.headers.append({.name = QByteArrayLiteral("Location"),
                              .value = "/api/contacts/" + QByteArray::number(outcome.contact->id)});
    }
    return reply;
}

SandboxReply newContact(const SandboxCall &call) { return submitted(call, nullptr, FormMode::Upsert); }

SandboxReply patchContact(const SandboxCall &call)
{
    SandboxContact *contact = call.contact();
    return contact ? submitted(call, contact, FormMode::Patch) : notFoundReply();
}

SandboxReply putContact(const SandboxCall &call) { return submitted(call, call.contact(), FormMode::Replace); }

SandboxReply deleteContact(const SandboxCall &call)
{
    SandboxContact *contact = call.contact();
    if (!contact) {
        return notFoundReply();
    }
    const QByteArray text = contactText(call.state, *contact, ContactShape::Deleted);
    call.state.audit({.objectId = contact->id, .action = u"delete"_s});
    call.state.removeContact(contact->id);
    return textReply(singleContactText(text));
}

SandboxReply addPoints(const SandboxCall &call)
{
    SandboxContact *contact = call.contact();
    if (!contact) {
        return notFoundReply();
    }
    const QString operation = call.parameters.value(1);
    const int before = contact->points;
    const int amount = call.parameters.value(2).toInt();
    if (operation == "plus"_L1) {
        contact->points += amount;
    } else if (operation == "minus"_L1) {
        contact->points -= amount;
    } else if (operation == "times"_L1) {
        contact->points *= amount;
    } else if (amount != 0) {
        contact->points /= amount;
    }
    PhpArray details;
    details.add(u"points"_s, phpChange(before, contact->points));
    call.state.audit({.objectId = contact->id, .action = u"update"_s, .details = details.text()});
    return jsonReply({{u"success"_s, 1}});
}

SandboxReply segmentsOfContact(const SandboxCall &call)
{
    const SandboxContact *contact = call.contact();
    if (!contact) {
        return notFoundReply();
    }
    QJsonObject lists;
    for (const SandboxSegment &segment : call.state.segments) {
        const auto member = segment.members.constFind(contact->id);
        if (member == segment.members.constEnd() || member->manuallyRemoved) {
            continue;
        }
        lists.insert(QString::number(segment.id),
                     QJsonObject{{u"id"_s, segment.id},
                                 {u"name"_s, segment.name},
                                 {u"alias"_s, segment.alias},
                                 {u"dateAdded"_s, isoOrNull(member->addedAt)},
                                 {u"manuallyRemoved"_s, member->manuallyRemoved},
                                 {u"manuallyAdded"_s, member->manuallyAdded}});
    }
    return jsonReply(
        {{u"total"_s, lists.size()}, {u"lists"_s, lists.isEmpty() ? QJsonValue(QJsonArray()) : QJsonValue(lists)}});
}

} // namespace

QList<SandboxRouteEntry> contactRoutes()
{
    return {{u"GET"_s, u"/api/contacts"_s, listOfContacts},
            {u"GET"_s, u"/api/contacts/{}"_s, oneContact},
            {u"POST"_s, u"/api/contacts/new"_s, newContact},
            {u"PATCH"_s, u"/api/contacts/{}/edit"_s, patchContact},
            {u"PUT"_s, u"/api/contacts/{}/edit"_s, putContact},
            {u"DELETE"_s, u"/api/contacts/{}/delete"_s, deleteContact},
            {u"POST"_s, u"/api/contacts/{}/points/{}/{}"_s, addPoints},
            {u"GET"_s, u"/api/contacts/{}/segments"_s, segmentsOfContact}};
}

} // namespace lockstep
