// SPDX-License-Identifier: GPL-3.0-or-later
#include "mautic/contact_events.h"

#include "mautic/html_entities.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr qsizetype longestText = 2000;

/// A label is a text or, where Mautic would make it a link, an object with the text in it.
QString labelOf(const JsonValue &event)
{
    const auto label = member(event, "eventLabel");
    if (label && isMap(label))
        return textOf(member(*label, "label"));
    return textOf(label);
}

QString shortened(const QString &text) { return decodedEntities(text).trimmed().left(longestText); }

/// What Mautic tells beside the label where that names the channel alone.
QString withReason(const QString &label, const JsonValue &event)
{
    const auto details = member(event, "details");
    const auto dnc = details ? member(*details, "dnc") : std::nullopt;
    const QString reason = dnc ? textOf(member(*dnc, "reason")) : QString();
    return reason.isEmpty() ? label : QString(label + u". "_s + reason);
}

} // namespace

Result<ContactEventPage> contactEvents(JsonValue root)
{
    const auto events = member(root, "events");
    if (!events)
        return fail(ErrorKind::BadReply, u"no list of events"_s);
    ContactEventPage page;
    forEachEntry(events, [&page](qint64, JsonValue event) {
        const auto at = parseMoment(textOf(member(event, "timestamp")));
        if (!at)
            return;
        page.events.append({.at = *at,
                            .kind = textOf(member(event, "event")).left(longestText),
                            .type = shortened(textOf(member(event, "eventType"))),
                            .label = shortened(withReason(labelOf(event), event))});
    });
    page.total = static_cast<int>(std::max<qint64>(wholeNumber(member(root, "total")).value_or(0), page.events.size()));
    return page;
}

} // namespace lockstep
