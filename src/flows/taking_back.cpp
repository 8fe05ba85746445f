// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/taking_back.h"

#include "runtime/case_desk.h"
#include "runtime/operator_identity.h"

namespace lockstep
{

void startTakingBack(JobThread &thread, QObject &context, const DecidedBatch &batch,
                     const std::function<void(const Result<QList<Resolution>> &)> &done)
{
    thread.start(
        context,
        [batch](const std::stop_token &) {
            auto resolutions = CaseDesk(batch.workspace).takeBack(batch.id, currentOperator());
            if (!resolutions && resolutions.error().kind == ErrorKind::NotFound)
                return Result<QList<Resolution>>(QList<Resolution>());
            return resolutions;
        },
        done);
}

} // namespace lockstep
