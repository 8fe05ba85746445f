// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_status.h"

namespace lockstep
{

[[nodiscard]] constexpr Moment after(Moment moment, std::chrono::seconds span)
{
    return {moment.microseconds + std::chrono::microseconds(span).count()};
}

/// What the pace of the engine depends on.
struct PaceFacts {
    /// 0: no limit is known.
    int requestsPerHour = 0;
    /// Left for background work; nothing where there is no limit.
    std::optional<int> left = std::nullopt;
    Moment now = {};
    std::optional<Moment> lastChange = std::nullopt;
    std::optional<Moment> peopleSeenAt = std::nullopt;
};

struct PollPlan {
    std::chrono::seconds interval{0};
    PollPace pace = PollPace::Usual;

    friend bool operator==(const PollPlan &, const PollPlan &) = default;
};

/// How often Mautic is asked what changed: two fifths of the hour's background requests go into it, fewer when nothing
/// happens for an hour or half of the hour's requests are gone, more while people are at work.
[[nodiscard]] PollPlan pollPlanOf(const PaceFacts &facts);

/// How long to wait after the last batch before the next one leaves: nothing while the hour has room, else so long
/// that the requests left last for the hour, and batches grow. New users go on longest at their own pace.
[[nodiscard]] std::chrono::seconds batchSpacing(const PaceFacts &facts, Purpose purpose);

} // namespace lockstep
