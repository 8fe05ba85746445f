// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/own_writes.h"

#include "store/json_text.h"

#include <QStringList>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// `[[contact, 1 for a create, when]]`
QString triplesOf(const QList<OwnWrite> &writes)
{
    QStringList triples;
    for (const OwnWrite &write : writes)
        triples.append(u"[%1,%2,%3]"_s.arg(write.contact.value).arg(write.isCreate ? 1 : 0).arg(write.at.microseconds));
    return u'[' + triples.join(u',') + u']';
}

} // namespace

Result<void> OwnWrites::add(const QList<OwnWrite> &writes)
{
    auto statement = m_database.statement(u"own_write_add"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":list"_s, triplesOf(writes)).exec();
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
