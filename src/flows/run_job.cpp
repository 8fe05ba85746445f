// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/run_job.h"

#include "runtime/operator_identity.h"
#include "runtime/run_results.h"

namespace lockstep
{

namespace
{

using Report = Result<SyncReport>;

Report run(SyncEngine &engine, const RunOrder &order, const std::stop_token &stop)
{
    // A plan shows what would be created; whoever applies it has been asked.
    const bool mayCreate = order.createMissing.value_or(true);
    const SyncOptions options{.startedBy = currentOperator(),
                              .consent = {.fields = mayCreate, .segments = mayCreate},
                              .guard = order.guard,
                              .only = order.only};
    switch (order.kind) {
    case RunKind::Check:
    case RunKind::Background:
        break;
    case RunKind::Plan:
        return engine.plan(options, stop);
    case RunKind::Apply:
        return engine.apply(order.plan, options, stop);
    case RunKind::Sync:
        return engine.sync(options, stop);
    }
    return fail(ErrorKind::Internal, QStringLiteral("not a run of the engine"));
}

RunEnding endingOf(const RunOrder &order, const SyncReport &report, OpenWorkspace &workspace)
{
    if (order.kind == RunKind::Plan)
        return planResultOf(report);
    const auto applied = workspace.store().appliedRows.ofRun(report.run);
    if (!applied)
        return applied.error();
    return runResultOf(order.kind, report, order.kind == RunKind::Apply ? order.plan : report.decisions.plan, *applied);
}

} // namespace

RunEnding carryOut(const RunOrder &order, const QString &workspacePath, LoadedCredentials credentials,
                   RunListeners listeners, const std::stop_token &stop)
{
    const auto workspace = OpenWorkspace::openExisting(workspacePath);
    if (!workspace)
        return workspace.error();
    if (const auto taken = (*workspace)->takeForWork(stop); !taken)
        return taken.error();
    const auto session = openRunSession(**workspace, std::move(credentials), std::move(listeners));
    if (!session)
        return session.error();
    if (order.kind == RunKind::Sync && !order.createMissing) {
        const auto missing = (*session)->missingInMautic(stop);
        if (!missing)
            return missing.error();
        if (const SetupNeeds needs = needsOf(*missing); !needs.isEmpty())
            return needs;
    }
    const Report report = run((*session)->engine(), order, stop);
    if (!report)
        return report.error();
    return endingOf(order, *report, **workspace);
}

} // namespace lockstep
