// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/moment.h"

#include <QMap>

#include <optional>

namespace lockstep
{

enum class RunKind {
    Check,
    Plan,
    Apply,
    Sync,
    /// The engine wrote what it had noticed.
    Background,
};

/// Crashed: found running by a later run. StoppedByGuard, Cancelled and Failed have an ErrorKind's name as `reason`.
enum class RunState { Running, Done, DoneWithCases, StoppedByGuard, Cancelled, Failed, Crashed };

/// Who started a run: the account of the operating system and the name it shows.
struct RunOperator {
    QString account;
    QString displayName = {};

    friend bool operator==(const RunOperator &, const RunOperator &) = default;
};

/// As people are told of them.
[[nodiscard]] inline QString nameOf(const RunOperator &who)
{
    return who.displayName.isEmpty() ? who.account : who.displayName;
}

struct RunEnd {
    RunState state = RunState::Done;
    Moment at;
    /// What was read, written, left: by name.
    QMap<QString, qint64> counts = {};
    /// Technical, no personal data; empty when all went well.
    QString reason = {};
};

struct Run {
    RunId id;
    RunKind kind = RunKind::Sync;
    RunState state = RunState::Running;
    RunOperator startedBy = {};
    Moment startedAt;
    std::optional<Moment> finishedAt = std::nullopt;
    QMap<QString, qint64> counts = {};
    QString reason = {};

    friend bool operator==(const Run &, const Run &) = default;
};

} // namespace lockstep
