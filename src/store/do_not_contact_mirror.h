// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/contact.h"
#include "store/database.h"

namespace lockstep
{

/// Mautic's Do Not Contact table as it was last read.
class DoNotContactMirror
{
public:
    explicit DoNotContactMirror(Database &database)
        : m_database(database)
    {
    }

    /// The whole table. Returns the contacts of which rows came, went or changed, ascending; those that did not cost no
    /// write.
    [[nodiscard]] Result<QList<ContactId>> replaceAll(const QList<DoNotContact> &rows);
    /// The rows of one contact, as Mautic answered them after an opt-out.
    [[nodiscard]] Result<void> replaceOf(ContactId contact, const QList<DoNotContact> &rows);
    /// Ascending by contact and row.
    [[nodiscard]] Result<QList<DoNotContact>> ofContacts(const QList<ContactId> &contacts);
    [[nodiscard]] Result<int> count();

private:
    Database &m_database;
};

} // namespace lockstep
