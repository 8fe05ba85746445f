// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan.h"

#include <QMap>

namespace lockstep
{

/// What taking back a run comes to.
struct RunUndo {
    /// Values that get back what they were, each where it still is as the run left it; links that end.
    int values = 0;
    int links = 0;
    /// What stays, honestly: opt-outs, contacts, fields and segments that were made, and people put into segments.
    QMap<PlanRowKind, int> staying = {};
    /// By which the taking back is itself taken back; empty where it was only looked at.
    QString batch = {};

    friend bool operator==(const RunUndo &, const RunUndo &) = default;
};

} // namespace lockstep
