// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_name.h"
#include "domain/plan.h"
#include "domain/run.h"

#include <QMap>

namespace lockstep
{

/// One write of the taking back, and whom it is about.
struct UndoneRow {
    PersonName who;
    PlanRow row;

    friend bool operator==(const UndoneRow &, const UndoneRow &) = default;
};

/// What taking back a run comes to.
struct RunUndo {
    /// Values that get back what they were, each where it still is as the run left it; links that end.
    int values = 0;
    int links = 0;
    /// What is another by now, on either side, or cannot be written any more: it stays.
    int changedSince = 0;
    /// What stays, honestly: opt-outs, contacts, fields and segments that were made, and people put into segments.
    QMap<PlanRowKind, int> staying = {};
    /// What it costs.
    int requests = 0;
    /// The writes, the first few (mostShown).
    QList<UndoneRow> first = {};
    /// By which it is known afterwards; empty where it was only looked at.
    QString batch = {};

    static constexpr qsizetype mostShown = 500;

    friend bool operator==(const RunUndo &, const RunUndo &) = default;
};

/// What the decisions that take a run back have as their batch, with the run's number behind it.
inline const QString batchOfUndoPrefix = QStringLiteral("undo-of-run-");

/// How far taking back a run has come.
struct RunTakenBack {
    Moment at = {};
    QString by = {};
    /// Values and links: still to be put back, put back, and left since they had changed.
    int waiting = 0;
    int done = 0;
    int left = 0;

    friend bool operator==(const RunTakenBack &, const RunTakenBack &) = default;
};

/// A run, and whether somebody took it back.
struct ListedRun {
    Run run = {};
    std::optional<RunTakenBack> takenBack = std::nullopt;

    friend bool operator==(const ListedRun &, const ListedRun &) = default;
};

} // namespace lockstep
