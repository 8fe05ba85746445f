// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/engine_sample_repository.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 minute = 60'000'000;

} // namespace

Result<void> EngineSampleRepository::save(const EngineSample &sample)
{
    auto statement = m_database.statement(u"engine_sample_save"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":at"_s, sample.at.microseconds / minute * minute)
        .bind(u":waiting"_s, sample.waiting)
        .bind(u":dead"_s, sample.dead)
        .bind(u":requests"_s, sample.requests)
        .bind(u":background"_s, sample.background)
        .exec();
}

Result<QList<EngineSample>> EngineSampleRepository::since(Moment moment)
{
    auto statement = m_database.statement(u"engine_sample_since"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":since"_s, moment).rows<EngineSample>([](const Statement &row) {
        return EngineSample{.at = row.moment(0),
                            .waiting = int(row.number(1)),
                            .dead = int(row.number(2)),
                            .requests = int(row.number(3)),
                            .background = int(row.number(4))};
    });
}

Result<void> EngineSampleRepository::trim(Moment before)
{
    auto statement = m_database.statement(u"engine_sample_trim"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":before"_s, before).exec();
}

} // namespace lockstep
