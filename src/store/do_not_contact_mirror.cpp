// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/do_not_contact_mirror.h"

#include "store/json_text.h"
#include "store/transaction.h"

#include <map>
#include <set>
#include <tuple>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

using Key = std::tuple<ContactId, qint64, QString>;
using Table = std::map<Key, DoNotContact>;

DoNotContact readRow(const Statement &row)
{
    return {.rowId = row.number(0),
            .contact = {row.number(1)},
            .channel = row.text(2),
            .reason = DoNotContactReason{int(row.number(3))},
            .comments = row.text(4),
            .addedAt = row.optionalMoment(5)};
}

Table tableOf(const QList<DoNotContact> &rows)
{
    Table table;
    for (const DoNotContact &row : rows)
        table.insert_or_assign({row.contact, row.rowId, row.channel}, row);
    return table;
}

Result<Table> storedTable(Database &database)
{
    auto statement = database.statement(u"do_not_contact_all"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->rows<DoNotContact>(readRow).map(tableOf);
}

Result<void> removeRow(Database &database, const DoNotContact &row)
{
    auto statement = database.statement(u"do_not_contact_remove"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":contact_id"_s, row.contact.value)
        .bind(u":row_id"_s, row.rowId)
        .bind(u":channel"_s, row.channel)
        .exec();
}

Result<void> saveRow(Database &database, const DoNotContact &row)
{
    auto statement = database.statement(u"do_not_contact_save"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":contact_id"_s, row.contact.value)
        .bind(u":row_id"_s, row.rowId)
        .bind(u":channel"_s, row.channel)
        .bind(u":reason"_s, static_cast<int>(row.reason))
        .bind(u":comments"_s, row.comments)
        .bind(u":added_at"_s, row.addedAt)
        .exec();
}

Result<void> removeMissing(Database &database, const Table &before, const Table &after, std::set<ContactId> &changed)
{
    for (const auto &[key, row] : before) {
        if (after.contains(key))
            continue;
        if (auto done = removeRow(database, row); !done)
            return done;
        changed.insert(row.contact);
    }
    return {};
}

Result<void> saveChanged(Database &database, const Table &before, const Table &after, std::set<ContactId> &changed)
{
    for (const auto &[key, row] : after) {
        const auto known = before.find(key);
        if (known != before.end() && known->second == row)
            continue;
        if (auto done = saveRow(database, row); !done)
            return done;
        changed.insert(row.contact);
    }
    return {};
}

} // namespace

Result<QList<ContactId>> DoNotContactMirror::replaceAll(const QList<DoNotContact> &rows)
{
    return inTransaction(m_database, [&]() -> Result<QList<ContactId>> {
        const auto before = storedTable(m_database);
        if (!before)
            return tl::unexpected(before.error());
        const Table after = tableOf(rows);
        std::set<ContactId> changed;
        if (auto done = removeMissing(m_database, *before, after, changed); !done)
            return tl::unexpected(done.error());
        if (auto done = saveChanged(m_database, *before, after, changed); !done)
            return tl::unexpected(done.error());
        return QList<ContactId>(changed.cbegin(), changed.cend());
    });
}

Result<void> DoNotContactMirror::replaceOf(ContactId contact, const QList<DoNotContact> &rows)
{
    return inTransaction(m_database, [&]() -> Result<void> {
        auto statement = m_database.statement(u"do_not_contact_remove_of"_s);
        if (!statement)
            return tl::unexpected(statement.error());
        if (auto done = statement->bind(u":contact_id"_s, contact.value).exec(); !done)
            return done;
        for (const DoNotContact &row : rows) {
            if (row.contact != contact)
                return fail(ErrorKind::BadInput, u"a row of another contact"_s);
            if (auto done = saveRow(m_database, row); !done)
                return done;
        }
        return {};
    });
}

Result<QList<DoNotContact>> DoNotContactMirror::ofContacts(const QList<ContactId> &contacts)
{
    auto statement = m_database.statement(u"do_not_contact_of_contacts"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":list"_s, jsonList(contacts)).rows<DoNotContact>(readRow);
}

Result<int> DoNotContactMirror::count()
{
    auto statement = m_database.statement(u"do_not_contact_count"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->firstNumber().map([](qint64 number) { return int(number); });
}

} // namespace lockstep
