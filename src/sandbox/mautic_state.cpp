// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/mautic_state.h"

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

/// Whoever installed it signed in and made the API credentials.
MauticState::MauticState()
{
    audit(
        {.userName = u"Operator"_s, .bundle = u"user"_s, .object = u"security"_s, .objectId = 1, .action = u"login"_s});
    audit({.userName = u"Operator"_s, .bundle = u"api"_s, .object = u"client"_s, .objectId = 1, .action = u"create"_s});
}

qint64 MauticState::resolve(qint64 id) const
{
    while (m_mergedInto.contains(id)) {
        id = m_mergedInto.value(id);
    }
    return id;
}

SandboxContact *MauticState::contact(qint64 id)
{
    const auto it = m_contacts.find(resolve(id));
    return it == m_contacts.end() ? nullptr : &*it;
}

const SandboxContact *MauticState::contact(qint64 id) const
{
    const auto it = m_contacts.constFind(resolve(id));
    return it == m_contacts.constEnd() ? nullptr : &*it;
}

QList<qint64> MauticState::withEmail(const QString &email) const
{
    QList<qint64> ids = email.isEmpty() ? QList<qint64>() : m_byEmail.values(email.toLower());
    std::ranges::sort(ids);
    return ids;
}

SandboxContact &MauticState::addContact()
{
    SandboxContact contact{.id = ++m_lastContact};
    contact.stamps.addedAt = sandboxNow();
    return *m_contacts.insert(contact.id, contact);
}

void MauticState::setValue(SandboxContact &contact, const QString &alias, const QString &value)
{
    if (alias == "email"_L1) {
        m_byEmail.remove(contact.email().toLower(), contact.id);
        if (!value.isEmpty()) {
            m_byEmail.insert(value.toLower(), contact.id);
        }
    }
    if (value.isEmpty()) {
        contact.values.remove(alias);
    } else {
        contact.values.insert(alias, value);
    }
}

void MauticState::removeContact(qint64 id)
{
    SandboxContact *gone = contact(id);
    if (!gone) {
        return;
    }
    const qint64 goneId = gone->id;
    m_byEmail.remove(gone->email().toLower(), goneId);
    for (SandboxSegment &segment : segments) {
        segment.members.remove(goneId);
    }
    for (auto &members : campaignMembers) {
        members.remove(goneId);
    }
    eventLog.removeIf([goneId](const SandboxEventRow &row) { return row.contactId == goneId; });
    m_contacts.remove(goneId);
}

qint64 MauticState::tagId(const QString &name)
{
    for (auto it = tags.cbegin(); it != tags.cend(); ++it) {
        if (it.value().compare(name, Qt::CaseInsensitive) == 0) {
            return it.key();
        }
    }
    const qint64 id = tags.isEmpty() ? 1 : tags.lastKey() + 1;
    tags.insert(id, name);
    return id;
}

void MauticState::audit(SandboxAuditRow row)
{
    row.id = ++m_lastAudit;
    row.addedAt = sandboxNow();
    if (row.userName.isEmpty()) {
        row.userName = actor;
    }
    auditLog.append(std::move(row));
}

void MauticState::log(SandboxEventRow row)
{
    row.id = ++m_lastEvent;
    row.addedAt = sandboxNow();
    eventLog.append(std::move(row));
}

qint64 MauticState::keep(const QString &kind, QJsonObject thing)
{
    const qint64 id = ++m_lastThing[kind];
    thing.insert(u"id"_s, id);
    things[kind].insert(id, std::move(thing));
    return id;
}

} // namespace lockstep
