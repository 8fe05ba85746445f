// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/engine_lease.h"

#include "store/transaction.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

Moment after(Moment now, std::chrono::microseconds time) { return {now.microseconds + time.count()}; }

} // namespace

struct EngineLease::Row {
    LeaseHolder holder;
    std::optional<Moment> wantedAt;
};

Result<std::optional<EngineLease::Row>> EngineLease::read()
{
    auto statement = m_database.statement(u"lease_read"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->firstRow<Row>([](const Statement &row) {
        return Row{.holder = {.owner = {.name = row.text(0), .process = row.text(1), .yields = row.flag(2)},
                              .fence = {row.number(3)},
                              .until = row.moment(4)},
                   .wantedAt = row.optionalMoment(5)};
    });
}

Result<Fence> EngineLease::acquire(const LeaseOwner &owner, Moment now, std::optional<Fence> ended)
{
    // That it is another's is kept too: what is written then is that the clock was set back.
    std::optional<LeaseHolder> other;
    const auto fence = inTransaction(m_database, [&]() -> Result<Fence> {
        auto found = inTheWay(now, ended);
        if (!found)
            return tl::unexpected(found.error());
        other = std::move(*found);
        return other ? Result<Fence>(Fence()) : take(owner, now);
    });
    if (fence && other)
        return fail(ErrorKind::StoreBusy, u"the lease is taken"_s, other->owner.name);
    return fence;
}

Result<std::optional<LeaseHolder>> EngineLease::inTheWay(Moment now, std::optional<Fence> ended)
{
    using Other = std::optional<LeaseHolder>;
    const auto row = read();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row || (*row)->holder.owner.name.isEmpty() || (*row)->holder.until <= now || (*row)->holder.fence == ended)
        return Other();
    // It cannot have been renewed for longer than this: the clock was set back since.
    if (const Moment latest = after(now, leaseTime); (*row)->holder.until > latest) {
        if (auto done = shorten(latest); !done)
            return tl::unexpected(done.error());
    }
    return Other((*row)->holder);
}

Result<void> EngineLease::shorten(Moment until)
{
    auto statement = m_database.statement(u"lease_shorten"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":until"_s, until).exec();
}

Result<Fence> EngineLease::take(const LeaseOwner &owner, Moment now)
{
    auto statement = m_database.statement(u"lease_take"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":owner"_s, owner.name)
        .bind(u":process"_s, owner.process)
        .bind(u":yields"_s, owner.yields)
        .bind(u":until"_s, after(now, leaseTime))
        .firstNumber()
        .map([](qint64 fence) { return Fence{fence}; });
}

Result<bool> EngineLease::renew(Fence fence, Moment now)
{
    auto statement = m_database.statement(u"lease_renew"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":fence"_s, fence.value)
        .bind(u":until"_s, after(now, leaseTime))
        .execChanging()
        .map([](int changed) { return changed > 0; });
}

Result<void> EngineLease::release(Fence fence)
{
    auto statement = m_database.statement(u"lease_release"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":fence"_s, fence.value).exec();
}

Result<std::optional<LeaseHolder>> EngineLease::holder()
{
    auto row = read();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row || (*row)->holder.owner.name.isEmpty())
        return std::optional<LeaseHolder>();
    return std::optional((*row)->holder);
}

Result<void> EngineLease::want(Moment now)
{
    auto statement = m_database.statement(u"lease_want"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":wanted_at"_s, now).exec();
}

Result<void> EngineLease::wantNoMore()
{
    auto statement = m_database.statement(u"lease_unwant"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->exec();
}

Result<bool> EngineLease::isWanted(Moment now)
{
    const auto row = read();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row || !(*row)->wantedAt)
        return false;
    // A wish from the future was made before the clock was set back.
    const Moment at = *(*row)->wantedAt;
    return at <= now && now < after(at, leaseWishTime);
}

} // namespace lockstep
