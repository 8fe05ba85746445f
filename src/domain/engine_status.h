// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/guard_stop.h"
#include "domain/moment.h"
#include "domain/progress.h"
#include "domain/purpose.h"
#include "domain/result.h"

#include <QMap>

#include <chrono>
#include <optional>

namespace lockstep
{

/// What the engine in the background is doing.
enum class EngineState {
    /// Nobody runs it.
    Off,
    /// All is done; it looks again at `nextMauticPoll`.
    Idle,
    Working,
    /// A person said so.
    Paused,
    /// Mautic or the budget gives no request before `until`.
    Throttled,
    /// A side does not answer; the next try is at `until`.
    Offline,
    /// Mautic refuses the sign-in data, or there is none.
    SignInNeeded,
    /// Changes wait for a person, because they are too many at once; all else goes on.
    Guarded,
    /// It cannot go on until a person mends what `trouble` says.
    Failed,
};

/// Why Mautic is asked as often as it is.
enum class PollPace {
    Usual,
    /// Nothing has happened for a while.
    Idle,
    /// The hour has few requests left.
    Short,
    /// People are at work in the console.
    Busy,
};

/// What is waiting, by purpose and by how it stands.
struct QueueCounts {
    QMap<Purpose, int> waiting = {};
    /// To be tried again at a time of its own.
    int retrying = 0;
    /// Sent, not answered: looked up before anything is written again.
    int lookingUp = 0;
    /// Given up after the last try; a person may say "again".
    int dead = 0;
    /// Held back by a guard.
    int held = 0;
    std::optional<Moment> oldest = std::nullopt;

    /// All that will be done without a person.
    [[nodiscard]] int open() const
    {
        int sum = retrying + lookingUp;
        for (const int count : waiting)
            sum += count;
        return sum;
    }
    friend bool operator==(const QueueCounts &, const QueueCounts &) = default;
};

/// How long changes of the application took to arrive in Mautic.
struct DelayFigures {
    int count = 0;
    std::chrono::milliseconds median{0};
    std::chrono::milliseconds p95{0};

    friend bool operator==(const DelayFigures &, const DelayFigures &) = default;
};

/// The engine as everybody sees it who looks into the store: console and agent say the same.
struct EngineStatus {
    EngineState state = EngineState::Off;
    /// `console` or `agent`, and its process id.
    QString owner = {};
    /// When this was written; an engine that works writes every ten seconds.
    Moment at = {};
    std::optional<Moment> until = std::nullopt;
    std::optional<Error> trouble = std::nullopt;
    std::optional<Moment> lastUsersPoll = std::nullopt;
    std::optional<Moment> lastMauticPoll = std::nullopt;
    std::optional<Moment> nextMauticPoll = std::nullopt;
    PollPace pace = PollPace::Usual;
    /// Until a change noticed now is written.
    std::chrono::seconds expectedDelay{0};
    std::optional<Moment> lastFullCompare = std::nullopt;
    /// Of the full compare that goes on.
    std::optional<Progress> comparing = std::nullopt;
    QueueCounts queue = {};
    /// Why changes are held back, while they are.
    std::optional<GuardStop> guard = std::nullopt;

    friend bool operator==(const EngineStatus &, const EngineStatus &) = default;
};

} // namespace lockstep
