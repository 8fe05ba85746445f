// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/case_repository.h"

#include "store/json_text.h"
#include "store/stored_names.h"
#include "store/transaction.h"

#include <QSet>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// A case as its columns; two cases are equal when these are.
struct CaseColumns {
    QString kind;
    QString user;
    QString contacts;
    QString otherUsers;
    QString field;
    QString detail;

    friend bool operator==(const CaseColumns &, const CaseColumns &) = default;
};

size_t qHash(const CaseColumns &columns, size_t seed = 0)
{
    return qHashMulti(seed, columns.kind, columns.user, columns.contacts, columns.field);
}

CaseColumns columnsOf(const Case &content)
{
    return {.kind = storedName(content.kind),
            .user = content.user.value,
            .contacts = jsonList(content.contacts),
            .otherUsers = jsonList(content.otherUsers),
            .field = content.field,
            .detail = content.detail};
}

OpenCase readCase(const Statement &row)
{
    OpenCase found{.id = row.number(0),
                   .content = {.kind = fromStoredName<CaseKind>(row.text(1)).value_or(CaseKind::RefusedByMautic),
                               .user = {row.text(2)},
                               .field = row.text(5),
                               .detail = row.text(6)},
                   .firstSeen = row.moment(7)};
    for (const qint64 contact : numbersOf(row.text(3)))
        found.content.contacts.append(ContactId{contact});
    for (const QString &user : textsOf(row.text(4)))
        found.content.otherUsers.append(AppUserId{user});
    return found;
}

Result<void> addCase(Database &database, const CaseColumns &columns, Moment now)
{
    auto statement = database.statement(u"case_add"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":kind"_s, columns.kind)
        .bind(u":user_id"_s, columns.user)
        .bind(u":contacts"_s, columns.contacts)
        .bind(u":other_users"_s, columns.otherUsers)
        .bind(u":field"_s, columns.field)
        .bind(u":detail"_s, columns.detail)
        .bind(u":first_seen"_s, now)
        .exec();
}

Result<void> closeCase(Database &database, qint64 id, Moment now)
{
    auto statement = database.statement(u"case_close"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":id"_s, id).bind(u":closed_at"_s, now).exec();
}

/// Cases that are open, by what they say; those still found are taken out.
using OpenCases = QHash<CaseColumns, qint64>;

Result<CaseChanges> addNew(Database &database, const QList<Case> &cases, OpenCases &left, Moment now)
{
    CaseChanges changes;
    QSet<CaseColumns> seen;
    for (const Case &content : cases) {
        const CaseColumns columns = columnsOf(content);
        if (seen.contains(columns))
            continue;
        seen.insert(columns);
        if (left.remove(columns)) {
            ++changes.kept;
            continue;
        }
        if (auto done = addCase(database, columns, now); !done)
            return tl::unexpected(done.error());
        ++changes.opened;
    }
    return changes;
}

Result<void> closeAll(Database &database, const OpenCases &cases, Moment now)
{
    for (const qint64 id : cases) {
        if (auto done = closeCase(database, id, now); !done)
            return done;
    }
    return {};
}

} // namespace

Result<CaseChanges> CaseRepository::replaceOpen(const QList<Case> &cases, Moment now)
{
    return inTransaction(m_database, [&]() -> Result<CaseChanges> {
        const auto before = open();
        if (!before)
            return tl::unexpected(before.error());
        return replace(*before, cases, now);
    });
}

Result<CaseChanges> CaseRepository::replaceOpenOf(const QList<AppUserId> &users, const QList<Case> &cases, Moment now)
{
    return inTransaction(m_database, [&]() -> Result<CaseChanges> {
        auto before = open();
        if (!before)
            return tl::unexpected(before.error());
        const QSet<AppUserId> concerned(users.cbegin(), users.cend());
        before->removeIf([&](const OpenCase &known) { return !concerned.contains(known.content.user); });
        return replace(*before, cases, now);
    });
}

Result<CaseChanges> CaseRepository::replace(const QList<OpenCase> &before, const QList<Case> &cases, Moment now)
{
    OpenCases left;
    for (const OpenCase &known : before)
        left.insert(columnsOf(known.content), known.id);
    auto changes = addNew(m_database, cases, left, now);
    if (!changes)
        return changes;
    changes->closed = int(left.size());
    return closeAll(m_database, left, now).map([&] { return *changes; });
}

Result<QList<OpenCase>> CaseRepository::open()
{
    auto statement = m_database.statement(u"case_open"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->rows<OpenCase>(readCase);
}

Result<QList<OpenCase>> CaseRepository::openWithIds(const QList<qint64> &ids)
{
    auto statement = m_database.statement(u"case_open_with_ids"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":list"_s, jsonList(ids)).rows<OpenCase>(readCase);
}

Result<QList<AppUserId>> CaseRepository::usersAskedAbout(const QList<ContactId> &contacts,
                                                         const QList<AppUserId> &others)
{
    auto statement = m_database.statement(u"case_users_about"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":contacts"_s, jsonList(contacts))
        .bind(u":users"_s, jsonList(others))
        .rows<AppUserId>([](const Statement &row) { return AppUserId{row.text(0)}; });
}

Result<QList<OpenCase>> CaseRepository::alike(const Case &one)
{
    auto statement = m_database.statement(u"case_alike"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":kind"_s, storedName(one.kind)).bind(u":field"_s, one.field).rows<OpenCase>(readCase);
}

Result<int> CaseRepository::countAlike(const Case &one)
{
    auto statement = m_database.statement(u"case_alike_count"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":kind"_s, storedName(one.kind))
        .bind(u":field"_s, one.field)
        .firstNumber()
        .map([](qint64 number) { return int(number); });
}

Result<QList<KeptCase>> CaseRepository::ofUser(const AppUserId &user)
{
    auto statement = m_database.statement(u"case_of_user"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":user_id"_s, user.value).rows<KeptCase>([](const Statement &row) {
        return KeptCase{.opened = readCase(row), .closedAt = row.optionalMoment(8)};
    });
}

Result<int> CaseRepository::openCount()
{
    auto statement = m_database.statement(u"case_open_count"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->firstNumber().map([](qint64 number) { return int(number); });
}

Result<QList<DeskCase>> CaseRepository::queue(std::optional<qint64> only)
{
    auto statement = m_database.statement(u"case_queue"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":id"_s, only).rows<DeskCase>([](const Statement &row) {
        return DeskCase{.opened = readCase(row),
                        .assignedTo = row.text(8),
                        .snoozedUntil = row.optionalMoment(9),
                        .isChangedSinceAnswered = row.flag(10)};
    });
}

Result<std::optional<KeptCase>> CaseRepository::find(qint64 id)
{
    auto statement = m_database.statement(u"case_find"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":id"_s, id).firstRow<KeptCase>([](const Statement &row) {
        return KeptCase{.opened = readCase(row), .closedAt = row.optionalMoment(8)};
    });
}

Result<void> CaseRepository::assign(const QList<qint64> &ids, const QString &account)
{
    return inTransaction(m_database, [&]() -> Result<void> {
        for (const qint64 id : ids) {
            auto statement = m_database.statement(u"case_assign"_s);
            if (!statement)
                return tl::unexpected(statement.error());
            if (auto done = statement->bind(u":id"_s, id).bind(u":account"_s, account).exec(); !done)
                return done;
        }
        return {};
    });
}

Result<void> CaseRepository::snooze(const QList<qint64> &ids, std::optional<Moment> until, bool untilChange)
{
    return inTransaction(m_database, [&]() -> Result<void> {
        for (const qint64 id : ids) {
            auto statement = m_database.statement(u"case_snooze"_s);
            if (!statement)
                return tl::unexpected(statement.error());
            statement->bind(u":id"_s, id).bind(u":until"_s, until).bind(u":until_change"_s, untilChange);
            if (auto done = statement->exec(); !done)
                return done;
        }
        return {};
    });
}

} // namespace lockstep
