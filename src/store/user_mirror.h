// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/app_user.h"
#include "domain/observed_change.h"
#include "domain/person_name.h"
#include "ports/user_directory.h"
#include "store/database.h"

#include <QHash>
#include <QSet>

namespace lockstep
{

/// What a look at some users brought.
struct SeenUsers {
    /// New, back or different.
    QList<AppUserId> changed = {};
    /// Keys of the addresses that one of them has no more, has now, or counts with again or no more.
    QStringList addresses = {};
};

/// The application's users as they were last read. Users that vanished are kept and marked as gone; except where said
/// otherwise only those present are given out.
class UserMirror
{
public:
    explicit UserMirror(Database &database)
        : m_database(database)
    {
    }

    /// Starts a full read: users not given to `upsert` until `finishScan` are gone. A scan that is never finished
    /// has no effect. Scans of two mirrors of one Database are the same scan.
    [[nodiscard]] Result<void> beginScan();
    /// Returns how many rows were new or different; those that were not cost no write.
    [[nodiscard]] Result<int> upsert(const QList<AppUser> &users);
    /// The same, and tells who is new, back or different; what differs is kept field by field in the change log, but
    /// not for a user read for the first time. That the row was touched, or holds the contact it is linked to, is our
    /// own write or its echo, not a change.
    [[nodiscard]] Result<QList<AppUserId>> observe(const QList<AppUser> &users, const Observation &observation);
    /// The same, and tells whose addresses moved.
    [[nodiscard]] Result<SeenUsers> see(const QList<AppUser> &users, const Observation &observation);
    /// What we wrote into the application's own column, so that the next read does not find it different.
    [[nodiscard]] Result<void> noteStored(const QList<StoredLink> &stored);
    /// Marks these as gone, which is a change too, and tells which of them were present.
    [[nodiscard]] Result<QList<AppUserId>> observeGone(const QList<AppUserId> &ids, const Observation &observation);
    /// Marks users the scan has not seen, which the change log keeps, and returns how many of them were present before.
    [[nodiscard]] Result<int> finishScan(Moment now);
    /// Who was found to be gone at this moment.
    [[nodiscard]] Result<QList<AppUserId>> goneAt(Moment moment);

    /// Ascending by id (binary order); the first page with nothing.
    [[nodiscard]] Result<QList<AppUser>> page(const std::optional<AppUserId> &after, int limit);
    [[nodiscard]] Result<QList<AppUser>> withIds(const QList<AppUserId> &ids);
    /// As last read, whether present or gone.
    [[nodiscard]] Result<QList<AppUser>> keptWithIds(const QList<AppUserId> &ids);
    /// The same, by name alone.
    [[nodiscard]] Result<QList<PersonName>> namesOf(const QList<AppUserId> &ids);
    /// When the user was found gone; nothing for one who is present, or unknown.
    [[nodiscard]] Result<std::optional<Moment>> goneAt(const AppUserId &id);
    /// Those of the ids that are present.
    [[nodiscard]] Result<QSet<AppUserId>> presentAmong(const QList<AppUserId> &ids);
    [[nodiscard]] Result<int> count();
    [[nodiscard]] Result<bool> exists(const AppUserId &id);
    /// For those of the contacts that the application's own column gives to users: these users, ascending.
    [[nodiscard]] Result<QHash<ContactId, QList<AppUserId>>> storingContacts(const QList<ContactId> &contacts);
    /// For those of the e-mail keys that users have: these users, ascending. Banned and deleted ones do not count.
    [[nodiscard]] Result<QHash<QString, QList<AppUserId>>> withEmailKeys(const QStringList &keys);

private:
    /// Users that are new or different, and how the latter were.
    struct Different {
        QList<AppUser> users = {};
        QHash<AppUserId, AppUser> before = {};
    };

    [[nodiscard]] Result<Different> different(const QList<AppUser> &users);
    [[nodiscard]] Result<SeenUsers> noteChanges(const Different &changed, const Observation &observation);

    Database &m_database;
};

} // namespace lockstep
