// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_row.h"
#include "sync/repositories.h"

namespace lockstep
{

/// Reads those that cases are about, in a few questions however many there are. Belongs to the thread of the store.
class CaseRowReader
{
public:
    explicit CaseRowReader(Repositories &store)
        : m_store(store)
    {
    }

    /// In their order.
    [[nodiscard]] Result<QList<CaseRow>> rowsOf(const QList<OpenCase> &cases);
    /// Where the contact is in Mautic.
    [[nodiscard]] QString addressOf(ContactId contact) const;

private:
    [[nodiscard]] Result<void> readMautic();
    [[nodiscard]] Result<void> readSome(const QList<OpenCase> &cases);
    [[nodiscard]] CaseRow rowOf(const OpenCase &open) const;
    [[nodiscard]] CaseContact contactOf(ContactId id) const;

    Repositories &m_store;
    QString m_mautic;
    QHash<AppUserId, PersonName> m_users;
    QHash<ContactId, ContactName> m_contacts;
};

} // namespace lockstep
