// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/moment.h"
#include "domain/purpose.h"
#include "domain/result.h"

#include <QList>

#include <optional>

namespace lockstep
{

/// How a piece of work stands (reliability.md 1.2). Done work is not kept.
enum class WorkState {
    Ready,
    /// Taken by the engine; what it sends of it is kept as an intent first.
    Leased,
    /// Failed; due again at a time of its own.
    Retry,
    /// Sent, and nobody knows what came of it: looked up before anything is written again.
    Unknown,
    /// Given up after the last try.
    Dead,
    /// A guard holds it back until a person decides.
    Held,
};

/// A user whose two sides may differ. What is written is decided when its turn comes.
struct WorkItem {
    AppUserId user;
    Purpose purpose = Purpose::Change;
    WorkState state = WorkState::Ready;
    /// When the oldest change behind it was made.
    Moment changedAt = {};
    Moment dueAt = {};
    int attempts = 0;
    int halvings = 0;
    qint64 version = 0;

    friend bool operator==(const WorkItem &, const WorkItem &) = default;
};

/// Why a piece of work failed, as people are told.
struct WorkFailure {
    ErrorKind kind = ErrorKind::Internal;
    QString field = {};
    /// In Mautic's words.
    QString answer = {};

    friend bool operator==(const WorkFailure &, const WorkFailure &) = default;
};

[[nodiscard]] QList<AppUserId> usersOf(const QList<WorkItem> &items);

/// What became of a piece of work.
enum class WorkEnd {
    Done,
    /// Nothing came of it through no fault of its own.
    Again,
    Failed,
    /// As Failed, but it may have happened.
    Unknown,
    Held,
};

struct WorkOutcome {
    WorkItem item;
    WorkEnd end = WorkEnd::Done;
    std::optional<WorkFailure> failure = std::nullopt;
    /// It failed together with others: whose fault it is, is not known.
    bool failedInABatch = false;
    /// Nothing answers over there: no try is counted.
    bool isFaultOfTheHost = false;

    friend bool operator==(const WorkOutcome &, const WorkOutcome &) = default;
};

/// Tries after the first one (domain.md 4, error classes).
constexpr int mostRetries = 3;
/// Until a batch of 200 is a batch of one.
constexpr int mostHalvings = 8;

/// The longest wait after so many tries, in microseconds.
[[nodiscard]] qint64 longestWaitAfter(int attempts);

/// The item after this end; nothing where it is done. `spread` is between 0 and 1: full jitter, so that not everybody
/// comes back at once.
[[nodiscard]] std::optional<WorkItem> itemAfter(const WorkOutcome &outcome, Moment now, double spread);

/// How many of a batch may go together after so many halvings; at least one.
[[nodiscard]] constexpr int shareOf(int batchLimit, int halvings)
{
    const int share = batchLimit >> halvings;
    return share > 1 ? share : 1;
}

} // namespace lockstep
