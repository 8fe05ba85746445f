// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/budget_gate.h"

#include "store/stored_names.h"
#include "store/transaction.h"

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

constexpr Moment hourBefore(Moment now) { return {now.microseconds - 3'600'000'000}; }

Result<qint64> numberOf(Database &database, const QString &name, const QString &placeholder, Moment since)
{
    auto statement = database.statement(name);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(placeholder, since).firstNumber();
}

Result<int> countSince(Database &database, Moment since)
{
    return numberOf(database, u"request_count"_s, u":since"_s, since).map([](qint64 count) { return int(count); });
}

Result<void> change(Database &database, const QString &name, const QString &placeholder, qint64 value)
{
    auto statement = database.statement(name);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(placeholder, value).exec();
}

Result<Moment> newestRequest(Database &database)
{
    auto statement = database.statement(u"request_newest"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->firstNumber().map([](qint64 at) { return Moment{at}; });
}

Result<void> add(Database &database, RequestKind kind, Moment now)
{
    auto statement = database.statement(u"request_add"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":at"_s, now).bind(u":kind"_s, storedName(kind)).exec();
}

} // namespace

BudgetGate::BudgetGate(Database &database, const Clock &clock, int requestsPerHour)
    : m_database(database)
    , m_clock(clock)
    , m_limit(std::max(0, requestsPerHour))
{
}

Result<void> BudgetGate::admit(RequestKind kind)
{
    if (m_database.isInTransaction())
        return fail(ErrorKind::Internal, u"a request inside a transaction"_s);
    // Refusing is kept too: what is written then is that the clock was set back.
    const auto wait = inTransaction(m_database, [&] { return countOrWait(kind); });
    if (!wait)
        return tl::unexpected(wait.error());
    if (*wait)
        return fail({.kind = ErrorKind::BudgetSpent, .detail = {}, .subject = {}, .retryAfter = **wait});
    return {};
}

Result<std::optional<std::chrono::seconds>> BudgetGate::countOrWait(RequestKind kind)
{
    using Wait = std::optional<std::chrono::seconds>;
    const auto now = catchUp();
    if (!now)
        return tl::unexpected(now.error());
    const auto count = countSince(m_database, hourBefore(*now));
    if (!count)
        return tl::unexpected(count.error());
    if (m_limit == 0 || *count < m_limit)
        return add(m_database, kind, *now).map([] { return Wait(); });
    return untilFree(*now, *count).map([](std::chrono::seconds wait) { return Wait(wait); });
}

// The newest request cannot lie ahead: where it does, the clock was set back, and all of them move back with it.
Result<Moment> BudgetGate::catchUp()
{
    const Moment now = m_clock.now();
    const auto newest = newestRequest(m_database);
    if (!newest)
        return tl::unexpected(newest.error());
    if (*newest > now) {
        const qint64 ahead = newest->microseconds - now.microseconds;
        if (auto done = change(m_database, u"request_shift"_s, u":by"_s, ahead); !done)
            return tl::unexpected(done.error());
    }
    if (auto done = change(m_database, u"request_forget"_s, u":until"_s, hourBefore(now).microseconds); !done)
        return tl::unexpected(done.error());
    return now;
}

Result<std::chrono::seconds> BudgetGate::untilFree(Moment now, int spent) const
{
    auto statement = m_database.statement(u"request_blocking"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto blocking =
        statement->bind(u":since"_s, hourBefore(now)).bind(u":skipped"_s, spent - m_limit).firstNumber();
    if (!blocking)
        return tl::unexpected(blocking.error());
    const std::chrono::microseconds wait{*blocking - hourBefore(now).microseconds};
    return std::chrono::ceil<std::chrono::seconds>(wait);
}

Result<int> BudgetGate::spent() const
{
    const auto newest = newestRequest(m_database);
    if (!newest)
        return tl::unexpected(newest.error());
    return countSince(m_database, hourBefore(std::max(*newest, m_clock.now())));
}

Result<void> BudgetGate::heed(const AnswerHints & /*hints*/) { return {}; }

Result<std::optional<int>> BudgetGate::left() const
{
    if (m_limit == 0)
        return std::optional<int>();
    return spent().map([this](int count) { return std::optional(std::max(0, m_limit - count)); });
}

} // namespace lockstep
