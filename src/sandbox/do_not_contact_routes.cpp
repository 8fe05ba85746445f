// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/contact_form.h"
#include "sandbox/contact_values.h"
#include "sandbox/routes.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

SandboxReply addRow(const SandboxCall &call)
{
    SandboxContact *contact = call.contact();
    if (!contact) {
        return notFoundReply();
    }
    const int reason = call.object().value("reason"_L1).toVariant().toInt();
    if (call.object().contains("reason"_L1) && reason == 0) {
        return errorReply({.code = 400, .message = u"Invalid reason."_s, .details = QJsonArray()});
    }
    addDoNotContact(call.state, *contact,
                    {.channel = call.parameters.value(1),
                     .reason = call.object().contains("reason"_L1) ? reason : 3,
                     .comments = escapedComment(call.object().value("comments"_L1).toString(u""_s))});
    return textReply(singleContactText(contactText(call.state, *contact, ContactShape::Ungrouped)));
}

SandboxReply removeRow(const SandboxCall &call)
{
    SandboxContact *contact = call.contact();
    if (!contact) {
        return notFoundReply();
    }
    const bool found = removeDoNotContact(call.state, *contact, call.parameters.value(1));
    return textReply(QByteArray("{\"recordFound\":") + (found ? "true" : "false")
                     + ",\"contact\":" + contactText(call.state, *contact, ContactShape::Ungrouped) + '}');
}

} // namespace

QList<SandboxRouteEntry> doNotContactRoutes()
{
    return {{u"POST"_s, u"/api/contacts/{}/dnc/{}/add"_s, addRow},
            {u"POST"_s, u"/api/contacts/{}/dnc/{}/remove"_s, removeRow}};
}

} // namespace lockstep
