// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/work_item.h"

#include "domain/mutant.h"

#include <algorithm>

namespace lockstep
{

namespace
{

constexpr qint64 second = 1'000'000;
constexpr qint64 firstWait = 5 * second;
constexpr qint64 longestWait = 6 * 3600 * second;

qint64 ceilingAfter(int attempts) { return std::min(longestWait, firstWait << std::min(attempts, 20)); }

Moment retryAt(int attempts, Moment now, double spread)
{
    return {now.microseconds + second + qint64(double(ceilingAfter(attempts)) * std::clamp(spread, 0.0, 1.0))};
}

WorkItem failed(WorkItem item, const WorkOutcome &outcome, Moment now, double spread)
{
    if (outcome.isFaultOfTheHost) {
        item.dueAt = now;
        item.state = WorkState::Ready;
        return item;
    }
    if (outcome.failedInABatch && item.halvings < mostHalvings) {
        ++item.halvings;
        item.dueAt = now;
        item.state = WorkState::Ready;
        return item;
    }
    ++item.attempts;
    item.dueAt = retryAt(item.attempts, now, spread);
    // An application that is away comes back by itself; nothing here is wrong with the user.
    const bool mayBeGivenUp = !outcome.failure || outcome.failure->kind != ErrorKind::UsersUnreachable;
    if (!mayBeGivenUp)
        item.attempts = std::min(item.attempts, mostRetries);
    item.state = item.attempts > mostRetries ? WorkState::Dead : WorkState::Retry;
    return item;
}

} // namespace

qint64 longestWaitAfter(int attempts) { return second + ceilingAfter(attempts); }

QList<AppUserId> usersOf(const QList<WorkItem> &items)
{
    QList<AppUserId> users;
    users.reserve(items.size());
    for (const WorkItem &item : items)
        users.append(item.user);
    return users;
}

std::optional<WorkItem> itemAfter(const WorkOutcome &outcome, Moment now, double spread)
{
    WorkItem item = outcome.item;
    switch (outcome.end) {
    case WorkEnd::Done:
        return std::nullopt;
    case WorkEnd::Again:
        if (isMutant("takesPutBackForDone"))
            return std::nullopt;
        item.state = WorkState::Ready;
        return item;
    case WorkEnd::Held:
        item.state = WorkState::Held;
        return item;
    case WorkEnd::Failed:
        if (isMutant("takesFailedForDone"))
            return std::nullopt;
        return failed(item, outcome, now, spread);
    case WorkEnd::Unknown:
        item = failed(item, outcome, now, spread);
        if (item.state != WorkState::Dead)
            item.state = WorkState::Unknown;
        return item;
    }
    return item;
}

} // namespace lockstep
