// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/settled_users.h"

#include "store/json_text.h"
#include "store/transaction.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

Result<void> SettledUsers::run(const QString &name)
{
    auto statement = m_database.statement(name);
    return statement ? statement->exec() : Result<void>(tl::unexpected(statement.error()));
}

Result<bool> SettledUsers::holdsFor(const QString &basis)
{
    auto statement = m_database.statement(u"settled_holds_for"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":basis"_s, basis).firstNumber().map([](qint64 count) { return count > 0; });
}

Result<void> SettledUsers::begin(const QString &basis)
{
    return inTransaction(m_database, [&]() -> Result<void> {
        if (auto forgotten = forget(); !forgotten)
            return forgotten;
        auto statement = m_database.statement(u"settled_begin"_s);
        if (!statement)
            return tl::unexpected(statement.error());
        return statement->bind(u":basis"_s, basis).exec();
    });
}

Result<void> SettledUsers::complete(const QList<AppUserId> &open)
{
    return inTransaction(m_database, [&]() -> Result<void> {
        auto statement = m_database.statement(u"settled_add_open"_s);
        if (!statement)
            return tl::unexpected(statement.error());
        if (auto added = statement->bind(u":list"_s, jsonList(open)).exec(); !added)
            return added;
        return run(u"settled_complete"_s);
    });
}

Result<void> SettledUsers::forget()
{
    return inTransaction(m_database, [&]() -> Result<void> {
        if (auto done = run(u"settled_forget"_s); !done)
            return done;
        return run(u"settled_forget_open"_s);
    });
}

Result<QList<AppUserId>> SettledUsers::openAfter(const std::optional<AppUserId> &after, int limit)
{
    auto statement = m_database.statement(u"settled_open_after"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":after"_s, after ? after->value : QString())
        .bind(u":limit"_s, limit)
        .rows<AppUserId>([](const Statement &row) { return AppUserId{row.text(0)}; });
}

Result<int> SettledUsers::openCount()
{
    auto statement = m_database.statement(u"settled_open_count"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->firstNumber().map([](qint64 count) { return int(count); });
}

Result<void> SettledUsers::settle(const QList<AppUserId> &users)
{
    auto statement = m_database.statement(u"settled_remove_open"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":list"_s, jsonList(users)).exec();
}

} // namespace lockstep
