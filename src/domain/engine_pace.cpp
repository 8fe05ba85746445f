// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/engine_pace.h"

#include <algorithm>
#include <limits>

namespace lockstep
{

using namespace std::chrono_literals;

namespace
{

constexpr std::chrono::seconds shortest = 15s;
constexpr std::chrono::seconds longest = 1h;
/// A feed poll, a batch of contacts, a batch of members.
constexpr int requestsOfABatch = 3;
/// Below this many background requests the hour is short.
constexpr int shortBelow = 20;
constexpr int limitless = std::numeric_limits<int>::max();

/// A moment that lies ahead was noted before the clock was set back: nobody knows how long ago.
std::chrono::microseconds since(const std::optional<Moment> &moment, Moment now)
{
    if (!moment || *moment > now)
        return std::chrono::microseconds::max();
    return std::chrono::microseconds(now.microseconds - moment->microseconds);
}

int backgroundShare(int requestsPerHour) { return requestsPerHour - requestsPerHour / 4; }

bool isShort(const PaceFacts &facts)
{
    return facts.left && *facts.left < std::min(shortBelow, std::max(1, backgroundShare(facts.requestsPerHour) / 4));
}

std::chrono::seconds usualInterval(const PaceFacts &facts)
{
    if (facts.requestsPerHour == 0)
        return 30s;
    const int polls = std::max(1, backgroundShare(facts.requestsPerHour) * 2 / 5);
    return std::clamp(std::chrono::seconds(3600 / polls), shortest, longest);
}

} // namespace

PollPlan pollPlanOf(const PaceFacts &facts)
{
    const std::chrono::seconds usual = usualInterval(facts);
    if (isShort(facts))
        return {.interval = std::min(longest, usual * 4), .pace = PollPace::Short};
    if (facts.left && *facts.left < backgroundShare(facts.requestsPerHour) / 2)
        return {.interval = std::min(longest, usual * 2), .pace = PollPace::Short};
    if (since(facts.peopleSeenAt, facts.now) < 2min)
        return {.interval = std::max(shortest, usual / 2), .pace = PollPace::Busy};
    if (since(facts.lastChange, facts.now) > 1h)
        return {.interval = std::min(longest, usual * 2), .pace = PollPace::Idle};
    return {.interval = usual, .pace = PollPace::Usual};
}

std::chrono::seconds batchSpacing(const PaceFacts &facts, Purpose purpose)
{
    const bool hasRoom =
        purpose <= Purpose::NewUser ? facts.left.value_or(limitless) >= 2 * requestsOfABatch : !isShort(facts);
    if (hasRoom)
        return 0s;
    const int batches = std::max(1, backgroundShare(facts.requestsPerHour) / 2 / requestsOfABatch);
    return std::chrono::seconds(3600 / batches);
}

} // namespace lockstep
