// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/progress.h"
#include "domain/run.h"

#include <QCoreApplication>

namespace lockstep
{

/// What a run is doing.
class ProgressWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::ProgressWords)

public:
    [[nodiscard]] static QString stage(Stage stage);
    /// "Reading contacts: 1,500 of 2,000".
    [[nodiscard]] static QString sentence(const Progress &progress);
    /// "Looking for changes".
    [[nodiscard]] static QString running(RunKind kind);
    [[nodiscard]] static QString whatStoppingMeans(RunKind kind);
    /// For whoever closes the window in the middle: what that means for the data.
    [[nodiscard]] static QString closeWhileRunning(RunKind kind);
};

} // namespace lockstep
