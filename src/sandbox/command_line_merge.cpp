// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/command_line_merge.h"

#include "sandbox/php_text.h"

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// Values the winner lacks; the change as the audit log keeps it.
PhpArray fillValues(MauticState &state, const SandboxContact &loser, SandboxContact &winner)
{
    PhpArray changes;
    PhpArray fields;
    for (const SandboxField &field : state.fields.all()) {
        const QString value = loser.values.value(field.alias);
        if (value.isEmpty() || winner.values.contains(field.alias)) {
            continue;
        }
        changes.add(field.alias, phpChange(QJsonValue(), value));
        fields.add(field.alias, phpChange(QJsonValue(), value));
        state.setValue(winner, field.alias, value);
    }
    if (!fields.isEmpty()) {
        changes.add(u"fields"_s, fields.text());
    }
    return changes;
}

QByteArray uniteTags(const MauticState &state, const SandboxContact &loser, SandboxContact &winner)
{
    PhpArray added;
    for (const qint64 id : loser.tags) {
        if (!winner.tags.contains(id)) {
            winner.tags.append(id);
            added.append(phpText(state.tags.value(id)));
        }
    }
    std::ranges::sort(winner.tags);
    PhpArray tags;
    tags.add(u"added"_s, added.text());
    return added.isEmpty() ? QByteArray() : tags.text();
}

void moveRows(MauticState &state, qint64 loser, qint64 winner)
{
    for (SandboxSegment &segment : state.segments) {
        if (segment.members.contains(loser) && !segment.members.contains(winner)) {
            segment.members.insert(winner, segment.members.value(loser));
        }
    }
    for (SandboxEventRow &row : state.eventLog) {
        row.contactId = row.contactId == loser ? winner : row.contactId;
    }
    for (auto &members : state.campaignMembers) {
        if (members.contains(loser)) {
            members.insert(winner, members.take(loser));
        }
    }
}

QString nameOf(const SandboxContact &contact)
{
    return QString(contact.values.value(u"firstname"_s) + u' ' + contact.values.value(u"lastname"_s)).trimmed();
}

} // namespace

void mergeByCommandLine(MauticState &state, qint64 loserId, qint64 winnerId)
{
    SandboxContact *loser = state.contact(loserId);
    SandboxContact *winner = state.contact(winnerId);
    if (!loser || !winner || loser == winner) {
        return;
    }
    const QString system = u"System"_s;
    PhpArray changes = fillValues(state, *loser, *winner);
    if (const QByteArray tags = uniteTags(state, *loser, *winner); !tags.isEmpty()) {
        changes.add(u"tags"_s, tags);
    }
    winner->points += loser->points;
    winner->identifiedAt = std::min(winner->identifiedAt, loser->identifiedAt);
    winner->stamps.modifiedByUser = u" "_s;
    state.audit({.userName = system, .objectId = winner->id, .action = u"update"_s, .details = changes.text()});
    PhpArray merged;
    merged.add(u"merged_into"_s, phpText(winner->id));
    state.audit({.userName = system, .objectId = loser->id, .action = u"merge"_s, .details = merged.text()});
    PhpArray gone;
    gone.add(u"name"_s, phpText(nameOf(*loser)));
    state.audit({.userName = system, .objectId = loser->id, .action = u"delete"_s, .details = gone.text()});
    moveRows(state, loser->id, winner->id);
    const qint64 id = loser->id;
    state.removeContact(id);
    state.rememberMerge(id, winner->id);
}

} // namespace lockstep
