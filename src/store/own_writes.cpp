// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/own_writes.h"

#include "store/json_text.h"
#include "store/transaction.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

Result<void> OwnWrites::add(const QList<OwnWrite> &writes)
{
    return inTransaction(m_database, [&]() -> Result<void> {
        auto statement = m_database.statement(u"own_write_add"_s);
        if (!statement)
            return tl::unexpected(statement.error());
        for (const OwnWrite &write : writes) {
            auto done = statement->bind(u":contact_id"_s, write.contact)
                            .bind(u":is_create"_s, write.isCreate)
                            .bind(u":at"_s, write.at)
                            .exec();
            if (!done)
                return done;
        }
        return {};
    });
}

Result<QHash<ContactId, OwnWrite>> OwnWrites::ofContacts(const QList<ContactId> &contacts)
{
    auto statement = m_database.statement(u"own_write_of"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto rows = statement->bind(u":list"_s, jsonList(contacts)).rows<OwnWrite>([](const Statement &row) {
        return OwnWrite{.contact = {row.number(0)}, .isCreate = row.flag(1), .at = row.moment(2)};
    });
    if (!rows)
        return tl::unexpected(rows.error());
    QHash<ContactId, OwnWrite> newest;
    for (const OwnWrite &write : *rows) {
        OwnWrite &known = newest[write.contact];
        known = {.contact = write.contact, .isCreate = known.isCreate || write.isCreate, .at = write.at};
    }
    return newest;
}

Result<void> OwnWrites::trim(Moment before)
{
    auto statement = m_database.statement(u"own_write_trim"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":before"_s, before).exec();
}

} // namespace lockstep
