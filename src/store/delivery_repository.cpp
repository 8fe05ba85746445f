// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/delivery_repository.h"

#include "store/transaction.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

std::chrono::milliseconds milliseconds(qint64 microseconds) { return std::chrono::milliseconds(microseconds / 1000); }

/// The smallest value that so many of a hundred do not exceed.
qint64 percentile(const QList<qint64> &ascending, int percent)
{
    const qsizetype rank = (ascending.size() * percent + 99) / 100;
    return ascending.at(std::max<qsizetype>(rank, 1) - 1);
}

} // namespace

Result<void> DeliveryRepository::add(const QList<Delivery> &deliveries, Moment now)
{
    return inTransaction(m_database, [&]() -> Result<void> {
        auto statement = m_database.statement(u"delivery_add"_s);
        if (!statement)
            return tl::unexpected(statement.error());
        for (const Delivery &delivery : deliveries) {
            auto done = statement->bind(u":at"_s, now)
                            .bind(u":purpose"_s, static_cast<int>(delivery.purpose))
                            .bind(u":delay"_s, qint64(delivery.delay.count()))
                            .exec();
            if (!done)
                return done;
        }
        return {};
    });
}

Result<DelayFigures> DeliveryRepository::figuresSince(Moment since)
{
    auto statement = m_database.statement(u"delivery_since"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto delays =
        statement->bind(u":since"_s, since).rows<qint64>([](const Statement &row) { return row.number(0); });
    if (!delays)
        return tl::unexpected(delays.error());
    if (delays->isEmpty())
        return DelayFigures();
    return DelayFigures{.count = int(delays->size()),
                        .median = milliseconds(percentile(*delays, 50)),
                        .p95 = milliseconds(percentile(*delays, 95))};
}

Result<void> DeliveryRepository::trim(Moment before)
{
    auto statement = m_database.statement(u"delivery_trim"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":before"_s, before).exec();
}

} // namespace lockstep
