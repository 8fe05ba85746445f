// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/progress.h"

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
};

} // namespace lockstep
