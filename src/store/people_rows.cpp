// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/people_rows.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 lastConsent = static_cast<qint64>(EmailConsent::OptedOutByHand);

QString listOf(const QList<qint64> &ids)
{
    QStringList texts;
    texts.reserve(ids.size());
    for (const qint64 id : ids)
        texts.append(QString::number(id));
    return u'[' + texts.join(u',') + u']';
}

Result<std::optional<qint64>> firstId(Result<Statement> &statement)
{
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->firstRow<qint64>([](const Statement &row) { return row.number(0); });
}

} // namespace

PersonRow readPersonRow(const Statement &row)
{
    PersonRow person{.who = {.user = {row.text(1)}},
                     .state = static_cast<PersonState>(std::clamp<qint64>(row.number(3), 0, personStateCount - 1)),
                     .name = row.text(4),
                     .email = row.text(5),
                     .segments = row.text(6),
                     .consent = static_cast<EmailConsent>(std::clamp<qint64>(row.number(7), 0, lastConsent)),
                     .lastChange = row.optionalMoment(8),
                     .lastSync = row.optionalMoment(9)};
    if (!row.isNull(2))
        person.who.contact = ContactId{row.number(2)};
    return person;
}

Result<QList<PersonRow>> peopleWithIds(Database &database, const QList<qint64> &ids)
{
    auto statement = database.statement(u"person_with_ids"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    using Numbered = std::pair<qint64, PersonRow>;
    const auto found = statement->bind(u":list"_s, listOf(ids)).rows<Numbered>([](const Statement &row) {
        return Numbered{row.number(0), readPersonRow(row)};
    });
    if (!found)
        return tl::unexpected(found.error());
    QHash<qint64, PersonRow> byId;
    byId.reserve(found->size());
    for (const auto &[id, row] : *found)
        byId.insert(id, row);
    QList<PersonRow> rows;
    rows.reserve(ids.size());
    for (const qint64 id : ids) {
        if (const auto row = byId.constFind(id); row != byId.constEnd())
            rows.append(*row);
    }
    return rows;
}

Result<std::optional<qint64>> idOfPerson(Database &database, const PersonRef &who)
{
    if (!who.user.value.isEmpty()) {
        auto statement = database.statement(u"person_id_of_user"_s);
        if (statement)
            statement->bind(u":user_id"_s, who.user.value);
        auto found = firstId(statement);
        if (!found || *found || !who.contact)
            return found;
    }
    if (!who.contact)
        return std::optional<qint64>();
    auto statement = database.statement(u"person_id_of_contact"_s);
    if (statement)
        statement->bind(u":contact_id"_s, *who.contact);
    return firstId(statement);
}

} // namespace lockstep
