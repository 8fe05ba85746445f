// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/run_result.h"

#include <QCoreApplication>

namespace lockstep
{

struct DoneCount {
    /// For a script.
    QString key;
    QString label;
    int count = 0;
};

/// What a run wrote, by kinds, in the order people count it.
class DoneWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::DoneWords)

public:
    [[nodiscard]] static QList<DoneCount> counts(const WrittenCounts &done);
};

} // namespace lockstep
