// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/contact.h"
#include "domain/observed_change.h"
#include "domain/person_name.h"
#include "store/database.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace lockstep
{

/// Mautic's contacts as they were last answered, and the ids that merges have left behind.
class ContactMirror
{
public:
    /// Contacts are given out with these fields alone, which is much cheaper; with all where none are named. What is
    /// kept is always all.
    explicit ContactMirror(Database &database, QStringList aliases = {});

    /// Starts a full read: contacts not given to `upsert` until `finishScan` are deleted here. A scan that is never
    /// finished has no effect. Scans of two mirrors of one Database are the same scan.
    [[nodiscard]] Result<void> beginScan();
    /// Returns how many rows were new or different; those that were not cost no write.
    [[nodiscard]] Result<int> upsert(const QList<Contact> &contacts);
    /// As upsert, and tells which are new or different; what differs is kept field by field in the change log, but not
    /// for a contact read for the first time.
    [[nodiscard]] Result<QList<ContactId>> observe(const QList<Contact> &contacts, const Observation &observation);
    /// Those of the contacts that are new or different. They all count as seen by a scan that is under way.
    [[nodiscard]] Result<QList<Contact>> different(const QList<Contact> &contacts);
    /// What Mautic answered to a write: fields it did not return keep what was known of them.
    [[nodiscard]] Result<int> upsertAnswered(const QList<Contact> &contacts);
    /// Those known that the scan under way has not seen yet.
    [[nodiscard]] Result<QList<ContactId>> unseen();
    /// Returns how many contacts were deleted.
    [[nodiscard]] Result<int> finishScan();
    [[nodiscard]] Result<int> remove(const QList<ContactId> &ids);

    /// Each ascending by id.
    [[nodiscard]] Result<QList<Contact>> withIds(const QList<ContactId> &ids);
    [[nodiscard]] Result<QList<ContactName>> namesOf(const QList<ContactId> &ids);
    [[nodiscard]] Result<QList<Contact>> withEmailKeys(const QStringList &keys);
    /// By the value of the field `app_user_id`.
    [[nodiscard]] Result<QList<Contact>> withAppUserIds(const QStringList &ids);
    /// Ids of known contacts in this range, its end included.
    [[nodiscard]] Result<QList<ContactId>> idsBetween(ContactId after, ContactId through);
    [[nodiscard]] Result<QList<Contact>> page(const std::optional<ContactId> &after, int limit);
    [[nodiscard]] Result<int> count();
    /// Those of the e-mail keys that two or more contacts have.
    [[nodiscard]] Result<QSet<QString>> sharedAmong(const QStringList &emailKeys);

    /// Mautic answered with another contact when asked for `merged`.
    [[nodiscard]] Result<void> rememberMerge(ContactId merged, ContactId survivor);
    /// For those of the ids that were merged away, the contact that is left of them.
    [[nodiscard]] Result<QHash<ContactId, ContactId>> mergedInto(const QList<ContactId> &ids);

private:
    [[nodiscard]] Result<int> write(const QList<Contact> &contacts);
    [[nodiscard]] Result<void> noteChanges(const QList<Contact> &contacts, const Observation &observation);
    [[nodiscard]] Result<QList<Contact>> listed(const QString &statement, const QString &list);

    Database &m_database;
    QStringList m_aliases;
};

} // namespace lockstep
