// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory_mautic.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

std::optional<Error> MemoryMautic::logTurn(const QString &table)
{
    if (auto error = turn(Effect::Read))
        return error;
    if (!m_logsRefused)
        return std::nullopt;
    return Error{.kind = *m_logsRefused, .detail = u"as the test asked"_s, .subject = table};
}

Result<FeedPage> MemoryMautic::contactChangesAfter(qint64 lastEntry, int limit, const std::stop_token &)
{
    if (auto error = logTurn(u"audit_log"_s))
        return fail(*error);
    FeedPage page;
    for (const FeedEntry &entry : std::as_const(m_audit)) {
        if (entry.id > lastEntry && entry.id != m_withheld && page.entries.size() < limit)
            page.entries.append(entry);
    }
    page.isLast = page.entries.size() < limit;
    if (!page.entries.isEmpty()) {
        page.firstId = page.entries.constFirst().id;
        page.lastId = page.entries.constLast().id;
    }
    return page;
}

Result<qint64> MemoryMautic::newestContactChange(const std::stop_token &)
{
    if (auto error = logTurn(u"audit_log"_s))
        return fail(*error);
    for (auto entry = m_audit.crbegin(); entry != m_audit.crend(); ++entry) {
        if (entry->id != m_withheld)
            return entry->id;
    }
    return 0;
}

Result<SegmentEventPage> MemoryMautic::segmentEventsAfter(qint64 lastEvent, int limit, const std::stop_token &)
{
    if (auto error = logTurn(u"lead_event_log"_s))
        return fail(*error);
    SegmentEventPage page;
    for (const SegmentEvent &event : std::as_const(m_events)) {
        if (event.id > lastEvent && page.events.size() < limit)
            page.events.append(event);
    }
    page.isLast = page.events.size() < limit;
    page.lastId = page.events.isEmpty() ? 0 : page.events.constLast().id;
    return page;
}

Result<qint64> MemoryMautic::newestSegmentEvent(const std::stop_token &)
{
    if (auto error = logTurn(u"lead_event_log"_s))
        return fail(*error);
    return m_events.isEmpty() ? 0 : m_events.constLast().id;
}

} // namespace lockstep
