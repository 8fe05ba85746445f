// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine_sampler.h"

#include "store/engine_sample_repository.h"
#include "store/request_record_repository.h"

namespace lockstep
{

using namespace std::chrono_literals;

Result<void> EngineSampler::note(const QueueCounts &queue, Moment now)
{
    const qint64 minute = now.seconds() / 60;
    if (minute == m_minute)
        return {};
    const Moment hourAgo{now.microseconds - std::chrono::microseconds(1h).count()};
    const auto counts = RequestRecordRepository(m_database).counts(hourAgo, 60min);
    if (!counts)
        return tl::unexpected(counts.error());
    EngineSample sample{.at = now, .waiting = queue.open(), .dead = queue.dead};
    for (const RequestCount &count : *counts) {
        sample.requests += count.requests;
        sample.background += count.background;
    }
    auto saved = EngineSampleRepository(m_database).save(sample);
    if (saved)
        m_minute = minute;
    return saved;
}

Result<void> EngineSampler::trim(Moment before)
{
    if (auto done = EngineSampleRepository(m_database).trim(before); !done)
        return done;
    return RequestRecordRepository(m_database).trim(before);
}

} // namespace lockstep
