// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/resolution.h"
#include "domain/result.h"
#include "runtime/job_thread.h"

#include <functional>

namespace lockstep
{

/// What was decided together, and where.
struct DecidedBatch {
    QString workspace = {};
    QString id = {};
};

/// Takes it back on `thread`, in the name of whoever runs this. `done` is called as JobThread::start says; with nothing
/// where none of it was left to take back.
void startTakingBack(JobThread &thread, QObject &context, const DecidedBatch &batch,
                     const std::function<void(const Result<QList<Resolution>> &)> &done);

} // namespace lockstep
