// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QStringList>

#include <chrono>

namespace lockstep
{

/// What one run of a program cost, from its start to its end.
struct MeasuredRun {
    int exitCode = 0;
    std::chrono::milliseconds cpu{0};
    std::chrono::milliseconds wall{0};
    qint64 peakBytes = 0;
    /// Its standard output.
    QByteArray output = {};
};

/// Runs a program to its end with these arguments and nothing in its environment but `variables` ("NAME=value").
/// Internal where it cannot be started or does not end by itself.
[[nodiscard]] Result<MeasuredRun> runMeasured(const QString &program, const QStringList &arguments,
                                              const QStringList &variables);

} // namespace lockstep
