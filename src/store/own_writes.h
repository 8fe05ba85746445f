// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "store/database.h"

#include <QHash>

namespace lockstep
{

/// An own write whose entry in Mautic's audit log is yet to come.
struct OwnWrite {
    ContactId contact;
    bool isCreate = false;
    Moment at = {};
};

/// What Lockstep wrote lately, so that it knows its own changes when Mautic tells of them.
class OwnWrites
{
public:
    explicit OwnWrites(Database &database)
        : m_database(database)
    {
    }

    [[nodiscard]] Result<void> add(const QList<OwnWrite> &writes);
    /// The newest of each of these contacts.
    [[nodiscard]] Result<QHash<ContactId, OwnWrite>> ofContacts(const QList<ContactId> &contacts);
    [[nodiscard]] Result<void> trim(Moment before);

private:
    Database &m_database;
};

} // namespace lockstep
