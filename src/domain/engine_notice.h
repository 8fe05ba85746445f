// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_status.h"

#include <optional>

namespace lockstep
{

/// An engine that has written nothing for as long is gone: it would have lost its lease.
inline constexpr std::chrono::seconds engineIsGoneAfter{60};

/// What the engine is doing as far as it can be known at `now`: Off where whoever ran it went away without a word.
[[nodiscard]] EngineState stateAt(const EngineStatus &status, Moment now);

enum class NoticeTopic {
    /// Mautic or the application's database cannot be reached.
    Unreachable,
    SignInNeeded,
    /// A guard waits for somebody's decision.
    DecisionNeeded,
    /// It ended, and will not go on by itself.
    Failed,
    /// People were given up who were not before.
    GivenUp,
    /// All that was wrong is right again.
    Recovered,
};

/// Something a person who does not look at the window should know.
struct EngineNotice {
    NoticeTopic topic;
    std::optional<Error> trouble = std::nullopt;
    /// Whom it is about; 0 where nobody is counted.
    int people = 0;

    friend bool operator==(const EngineNotice &, const EngineNotice &) = default;
};

/// Says what people who do not look should know of an engine that is looked at again and again: each trouble once, as
/// long as it lasts, and once that it is over. Never a run, a pause, or the hour's limit, which ends by itself.
class NoticeWatch
{
public:
    /// The first look says what is wrong by then, but not whom it gave up before.
    [[nodiscard]] std::optional<EngineNotice> see(const EngineStatus &status);

private:
    [[nodiscard]] std::optional<EngineNotice> seeState(const EngineStatus &status);
    [[nodiscard]] std::optional<EngineNotice> seeQueue(const QueueCounts &queue);

    std::optional<NoticeTopic> m_trouble;
    /// Nothing: before the first look.
    std::optional<int> m_dead;
    int m_held = 0;
};

} // namespace lockstep
