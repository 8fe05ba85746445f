// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/sql_user_directory.h"

#include "users/change_reader.h"
#include "users/sql_connection.h"
#include "users/user_accounts.h"
#include "users/user_row_reader.h"
#include "users/value_writer.h"

#include <QSet>
#include <QSqlQuery>

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// How many users one statement reads; every database takes that many ids.
constexpr int mostUsersAtOnce = 1'000;
constexpr int mostIdsAtOnce = 50'000;

} // namespace

/// What the statements are made of.
struct SqlUserDirectory::Parts {
    std::unique_ptr<SqlConnection> connection;
    UsersMapping mapping;
    UserRowReader rows;
    UserAccounts accounts;
    std::optional<ChangeReader> changes;
    QString idColumn;
    QString updateLink;
    ValueWriter values;
};

SqlUserDirectory::SqlUserDirectory(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}

SqlUserDirectory::~SqlUserDirectory() = default;

Result<std::unique_ptr<SqlUserDirectory>> SqlUserDirectory::open(UsersDatabaseAddress address, UsersMapping mapping,
                                                                 const QList<UserAttribute> &writable)
{
    for (const UserAttribute needed : {UserAttribute::Id, UserAttribute::Email}) {
        if (!mapping.has(needed))
            return fail(ErrorKind::UsersTableUnsuitable, u"not mapped: "_s + nameOf(needed), mapping.table);
    }
    const bool isWritten = mapping.has(UserAttribute::MauticContact)
        || std::any_of(writable.begin(), writable.end(), [&](UserAttribute each) { return mapping.has(each); });
    const auto access = isWritten ? SqlConnection::Access::ReadWrite : SqlConnection::Access::ReadOnly;
    auto connection = SqlConnection::open(std::move(address), access);
    if (!connection)
        return fail(connection.error());
    const auto table = CatalogueReader(**connection).table(mapping.schema, mapping.table);
    if (!table)
        return fail(table.error());
    auto rows = UserRowReader::make(**connection, *table, mapping);
    if (!rows)
        return fail(rows.error());
    auto accounts = UserAccounts::make(**connection, mapping);
    if (!accounts)
        return fail(accounts.error());
    auto values = ValueWriter::make(**connection, *table, mapping, writable);
    if (!values)
        return fail(values.error());
    auto parts = std::make_unique<Parts>();
    const QString id = (*connection)->quoted(mapping.columns.value(UserAttribute::Id).column);
    const QString link = (*connection)->quoted(mapping.columns.value(UserAttribute::MauticContact).column);
    parts->idColumn = u"u."_s + id;
    parts->updateLink = u"UPDATE "_s + (*connection)->quoted(mapping.schema, mapping.table) + u" SET "_s + link
        + u" = ? WHERE "_s + id + u" = "_s + rows->key().placeholder();
    if (auto order = ChangeOrder::of(**connection, *table, mapping))
        parts->changes.emplace(std::move(*order), *rows, parts->idColumn);
    parts->connection = std::move(*connection);
    parts->mapping = std::move(mapping);
    parts->rows = std::move(*rows);
    parts->accounts = std::move(*accounts);
    parts->values = std::move(*values);
    return std::unique_ptr<SqlUserDirectory>(new SqlUserDirectory(std::move(parts)));
}

bool SqlUserDirectory::storesLinks() const { return m_parts->mapping.has(UserAttribute::MauticContact); }

bool SqlUserDirectory::knowsVerification() const { return m_parts->mapping.has(UserAttribute::EmailVerified); }

Result<QList<AppUser>> SqlUserDirectory::read(const SqlStatement &statement)
{
    QList<AppUser> users;
    const auto done =
        m_parts->connection->read(statement, [&](const QSqlQuery &row) { users.append(m_parts->rows.read(row)); });
    if (!done)
        return fail(done.error());
    return users;
}

Result<UserPage> SqlUserDirectory::usersAfter(const std::optional<AppUserId> &last, int limit,
                                              const std::stop_token &stop)
{
    if (stop.stop_requested())
        return fail(ErrorKind::Cancelled);
    const int count = std::clamp(limit, 1, mostUsersAtOnce);
    SqlStatement statement{.name = "page of users"_L1, .text = m_parts->rows.select()};
    if (auto started = addStart(statement, last); !started)
        return fail(started.error());
    statement.text += u" ORDER BY "_s + m_parts->idColumn + u" LIMIT "_s + QString::number(count);
    auto users = read(statement);
    if (!users)
        return fail(users.error());
    UserPage page{.users = std::move(*users)};
    if (page.users.size() == count) {
        page.next = page.users.last().id;
        if (const auto added = addTies(page.users); !added)
            return fail(added.error());
    }
    if (const auto added = m_parts->accounts.addTo(page.users, *m_parts->connection); !added)
        return fail(added.error());
    return page;
}

Result<void> SqlUserDirectory::addStart(SqlStatement &statement, const std::optional<AppUserId> &last) const
{
    if (!last)
        return {};
    const auto start = m_parts->rows.key().bound(*last);
    if (!start)
        return fail(ErrorKind::UsersReadFailed, u"no id of this table"_s, m_parts->mapping.table);
    statement.text += u" WHERE "_s + m_parts->idColumn + u" > "_s + m_parts->rows.key().placeholder();
    statement.values += *start;
    return {};
}

Result<UserIdPage> SqlUserDirectory::userIdsAfter(const std::optional<AppUserId> &last, int limit,
                                                  const std::stop_token &stop)
{
    if (stop.stop_requested())
        return fail(ErrorKind::Cancelled);
    const int count = std::clamp(limit, 1, mostIdsAtOnce);
    SqlStatement statement{.name = "page of ids"_L1,
                           .text = u"SELECT "_s + m_parts->rows.readableId() + m_parts->rows.from()};
    if (auto started = addStart(statement, last); !started)
        return fail(started.error());
    statement.text += u" ORDER BY "_s + m_parts->idColumn + u" LIMIT "_s + QString::number(count);
    UserIdPage page;
    const auto done = m_parts->connection->read(
        statement, [&](const QSqlQuery &row) { page.ids += AppUserId{textValue(row.value(0))}; });
    if (!done)
        return fail(done.error());
    if (page.ids.size() < count)
        return page;
    page.next = page.ids.last();
    QList<AppUser> ties{{.id = page.ids.last()}};
    if (const auto added = addTies(ties); !added)
        return fail(added.error());
    const QSet<AppUserId> known(page.ids.cbegin(), page.ids.cend());
    for (const AppUser &tie : ties) {
        if (!known.contains(tie.id))
            page.ids += tie.id;
    }
    return page;
}

bool SqlUserDirectory::tellsChanges() const { return m_parts->changes.has_value(); }

Result<UserChanges> SqlUserDirectory::usersChangedSince(const std::optional<UserMark> &mark,
                                                        std::chrono::seconds overlap, int limit,
                                                        const std::stop_token &stop)
{
    if (stop.stop_requested())
        return fail(ErrorKind::Cancelled);
    if (!m_parts->changes)
        return fail(ErrorKind::UsersReadFailed, u"no column of changes"_s, m_parts->mapping.table);
    if (!mark) {
        const auto newest = m_parts->changes->newest(*m_parts->connection);
        return newest ? Result<UserChanges>({.mark = *newest}) : fail(newest.error());
    }
    auto changes = m_parts->changes->read(*m_parts->connection, *mark, overlap, std::clamp(limit, 1, mostUsersAtOnce));
    if (!changes)
        return changes;
    if (!changes->isLast) {
        if (const auto added = addTies(changes->users); !added)
            return fail(added.error());
    }
    if (const auto added = m_parts->accounts.addTo(changes->users, *m_parts->connection); !added)
        return fail(added.error());
    return changes;
}

/// Ids that differ while the database holds them for equal, by collation, must not be parted by the end of a page:
/// the next one starts behind them all.
Result<void> SqlUserDirectory::addTies(QList<AppUser> &users)
{
    const auto last = m_parts->rows.key().bound(users.last().id);
    if (!m_parts->rows.key().mayTie() || !last)
        return {};
    auto ties = read({.name = "users of equal id"_L1,
                      .text = m_parts->rows.select() + u" WHERE "_s + m_parts->idColumn + u" = ?"_s,
                      .values = {*last}});
    if (!ties)
        return fail(ties.error());
    QSet<AppUserId> known;
    for (const AppUser &user : users)
        known.insert(user.id);
    for (AppUser &user : *ties) {
        if (!known.contains(user.id))
            users.append(std::move(user));
    }
    return {};
}

Result<QList<AppUser>> SqlUserDirectory::usersWithIds(const QList<AppUserId> &ids, const std::stop_token &stop)
{
    QList<AppUser> found;
    for (qsizetype start = 0; start < ids.size(); start += mostUsersAtOnce) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled);
        auto some = someWithIds(ids.mid(start, mostUsersAtOnce));
        if (!some)
            return some;
        found += std::move(*some);
    }
    return found;
}

Result<QList<AppUser>> SqlUserDirectory::someWithIds(const QList<AppUserId> &ids)
{
    const KeyList list = m_parts->rows.key().among(ids);
    if (list.text.isEmpty())
        return QList<AppUser>();
    const SqlStatement statement{.name = "users by id"_L1,
                                 .text = m_parts->rows.select() + u" WHERE "_s + m_parts->idColumn + u' ' + list.text
                                     + u" ORDER BY "_s + m_parts->idColumn,
                                 .values = list.values};
    auto users = read(statement);
    if (!users)
        return users;
    // A collation may hold more ids for equal than were asked for.
    users->removeIf([&](const AppUser &user) { return !list.ids.contains(user.id.value); });
    if (const auto added = m_parts->accounts.addTo(*users, *m_parts->connection); !added)
        return fail(added.error());
    return users;
}

Result<int> SqlUserDirectory::storeLinks(const QList<StoredLink> &links, const std::stop_token &stop)
{
    if (!storesLinks())
        return fail(ErrorKind::UsersWriteFailed, u"no link column"_s, m_parts->mapping.table);
    SqlBatch batch{.name = "store links"_L1, .text = m_parts->updateLink, .rows = {}};
    for (const StoredLink &link : links) {
        const auto id = m_parts->rows.key().bound(link.user);
        if (id)
            batch.rows +=
                {link.contact ? QVariant(link.contact->value) : QVariant(QMetaType(QMetaType::LongLong)), *id};
    }
    if (batch.rows.isEmpty())
        return 0;
    return m_parts->connection->writeAll(batch, stop);
}

Result<QList<UserEditOutcome>> SqlUserDirectory::writeValues(const QList<UserEdit> &edits, const std::stop_token &stop)
{
    for (const UserEdit &edit : edits) {
        if (!m_parts->values.writes(edit.attribute))
            return fail(ErrorKind::UsersTableUnsuitable, u"its column may not be written"_s, nameOf(edit.attribute));
    }
    QList<UserEditOutcome> outcomes;
    for (const UserEdit &edit : edits) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled);
        const auto outcome = m_parts->values.write(*m_parts->connection, edit);
        if (!outcome)
            return fail(outcome.error());
        outcomes += *outcome;
    }
    return outcomes;
}

} // namespace lockstep
