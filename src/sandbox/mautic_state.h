// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/contact_fields.h"
#include "sandbox/mautic_rows.h"

#include <QMultiHash>

namespace lockstep
{

/// Everything the pretend Mautic remembers: its database. Not thread-safe; SandboxMautic holds the lock.
class MauticState
{
public:
    MauticState();

    ContactFields fields;
    QMap<qint64, SandboxSegment> segments;
    /// Names by id.
    QMap<qint64, QString> tags;
    QList<QString> companies;
    QList<SandboxAuditRow> auditLog;
    QList<SandboxEventRow> eventLog;
    /// Things that are only kept and shown, by route name (`campaigns`, `forms`, `hooks`, `notes`, `companies`), by id.
    QHash<QString, QMap<qint64, QJsonObject>> things;
    /// Contacts of a campaign, by campaign id.
    QMap<qint64, QMap<qint64, QDateTime>> campaignMembers;

    /// Who acts: a client token has a name and no user id (mautic-api.md 1.3).
    QString actor;

    [[nodiscard]] const QMap<qint64, SandboxContact> &contacts() const { return m_contacts; }
    /// Follows merges: the id of a loser finds the winner (mautic-api.md 3.8). Null when there is none.
    [[nodiscard]] SandboxContact *contact(qint64 id);
    [[nodiscard]] const SandboxContact *contact(qint64 id) const;
    /// Ascending ids of the contacts with this address, in any letter case.
    [[nodiscard]] QList<qint64> withEmail(const QString &email) const;
    SandboxContact &addContact();
    /// Keeps the look-up by address in step; an empty text is NULL.
    void setValue(SandboxContact &contact, const QString &alias, const QString &value);
    void removeContact(qint64 id);
    void rememberMerge(qint64 loser, qint64 winner) { m_mergedInto.insert(loser, winner); }

    [[nodiscard]] qint64 tagId(const QString &name);
    [[nodiscard]] qint64 nextDoNotContactId() { return ++m_lastDoNotContact; }
    [[nodiscard]] qint64 nextIpAddressId() { return ++m_lastIpAddress; }
    void audit(SandboxAuditRow row);
    void log(SandboxEventRow row);
    /// Keeps the thing under the next id of its kind and returns that.
    qint64 keep(const QString &kind, QJsonObject thing);

private:
    [[nodiscard]] qint64 resolve(qint64 id) const;

    QMap<qint64, SandboxContact> m_contacts;
    QMultiHash<QString, qint64> m_byEmail;
    QHash<qint64, qint64> m_mergedInto;
    qint64 m_lastContact = 0;
    qint64 m_lastDoNotContact = 0;
    /// The first is the installer's.
    qint64 m_lastIpAddress = 1;
    qint64 m_lastEvent = 0;
    qint64 m_lastAudit = 0;
    QHash<QString, qint64> m_lastThing;
};

} // namespace lockstep
