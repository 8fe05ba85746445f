// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/app_user.h"
#include "store/database.h"

#include <QHash>

namespace lockstep
{

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
    /// Marks users the scan has not seen and returns how many of them were present before.
    [[nodiscard]] Result<int> finishScan(Moment now);

    /// Ascending by id (binary order); the first page with nothing.
    [[nodiscard]] Result<QList<AppUser>> page(const std::optional<AppUserId> &after, int limit);
    [[nodiscard]] Result<QList<AppUser>> withIds(const QList<AppUserId> &ids);
    /// As last read, whether present or gone.
    [[nodiscard]] Result<QList<AppUser>> keptWithIds(const QList<AppUserId> &ids);
    /// When the user was found gone; nothing for one who is present, or unknown.
    [[nodiscard]] Result<std::optional<Moment>> goneAt(const AppUserId &id);
    [[nodiscard]] Result<int> count();
    [[nodiscard]] Result<bool> exists(const AppUserId &id);
    /// For those of the contacts that the application's own column gives to users: these users, ascending.
    [[nodiscard]] Result<QHash<ContactId, QList<AppUserId>>> storingContacts(const QList<ContactId> &contacts);
    /// For those of the e-mail keys that users have: these users, ascending. Banned and deleted ones do not count.
    [[nodiscard]] Result<QHash<QString, QList<AppUserId>>> withEmailKeys(const QStringList &keys);
    /// E-mail keys that two or more users have, with those users, ascending. Banned and deleted ones do not count.
    [[nodiscard]] Result<QHash<QString, QList<AppUserId>>> sharedEmailKeys();

private:
    Database &m_database;
};

} // namespace lockstep
