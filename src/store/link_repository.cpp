// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/link_repository.h"

#include "store/add_or_change.h"
#include "store/json_text.h"
#include "store/stored_names.h"
#include "store/transaction.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto emptyList = "[]"_L1;

template <class Id>
QList<Id> idsOf(const QString &json)
{
    QList<Id> ids;
    if (json == emptyList)
        return ids;
    for (const qint64 number : numbersOf(json))
        ids.append(Id{number});
    return ids;
}

Link readLink(const Statement &row, StoredJsonReader &reader)
{
    return {.user = {row.text(0)},
            .contact = {row.number(1)},
            .matchedBy = fromStoredName<MatchedBy>(row.text(2)).value_or(MatchedBy::StoredLink),
            .createdAt = row.moment(3),
            .verifiedAt = row.optionalMoment(4),
            .previousContacts = idsOf<ContactId>(row.text(5)),
            .base = reader.base(row.bytes(6)),
            .segmentsGiven = idsOf<SegmentId>(row.text(7))};
}

Result<QList<Link>> readLinks(Statement &statement)
{
    StoredJsonReader reader;
    return statement.rows<Link>([&](const Statement &row) { return readLink(row, reader); });
}

Result<void> saveLink(Statement &add, Statement &change, const Link &link)
{
    const QByteArray base = baseJson(link.base);
    return writeRow(add, change, [&](Statement &statement) {
        statement.bind(u":user_id"_s, link.user.value)
            .bind(u":contact_id"_s, link.contact.value)
            .bind(u":matched_by"_s, storedName(link.matchedBy))
            .bind(u":created_at"_s, link.createdAt)
            .bind(u":verified_at"_s, link.verifiedAt)
            .bind(u":previous_contacts"_s, jsonList(link.previousContacts))
            .bind(u":base"_s, base)
            .bind(u":segments_given"_s, jsonList(link.segmentsGiven));
    });
}

} // namespace

Result<QList<Link>> LinkRepository::ofUsers(const QList<AppUserId> &users)
{
    auto statement = m_database.statement(u"link_of_users"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return readLinks(statement->bind(u":list"_s, jsonList(users)));
}

Result<QList<Link>> LinkRepository::ofContacts(const QList<ContactId> &contacts)
{
    auto statement = m_database.statement(u"link_of_contacts"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return readLinks(statement->bind(u":list"_s, jsonList(contacts)));
}

Result<QList<Link>> LinkRepository::usersGone()
{
    auto statement = m_database.statement(u"link_users_gone"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return readLinks(*statement);
}

Result<void> LinkRepository::save(const QList<Link> &links)
{
    return inTransaction(m_database, [&]() -> Result<void> {
        auto add = m_database.statement(u"link_add"_s);
        auto change = m_database.statement(u"link_change"_s);
        if (!add || !change)
            return tl::unexpected(!add ? add.error() : change.error());
        for (const Link &link : links) {
            if (auto done = saveLink(*add, *change, link); !done)
                return done;
        }
        return {};
    });
}

Result<int> LinkRepository::remove(const QList<AppUserId> &users)
{
    auto statement = m_database.statement(u"link_remove"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":list"_s, jsonList(users)).execChanging();
}

Result<int> LinkRepository::count()
{
    auto statement = m_database.statement(u"link_count"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->firstNumber().map([](qint64 number) { return int(number); });
}

} // namespace lockstep
