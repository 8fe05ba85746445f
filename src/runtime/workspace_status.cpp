// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/workspace_status.h"

#include "runtime/process_credentials.h"
#include "runtime/system_clock.h"
#include "store/budget_gate.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

Result<void> addCounts(Repositories &store, WorkspaceStatus &status)
{
    const std::pair<Result<int>, int *> counts[] = {{store.links.count(), &status.links},
                                                    {store.users.count(), &status.userCount},
                                                    {store.contacts.count(), &status.contactCount}};
    for (const auto &[count, place] : counts) {
        if (!count)
            return fail(count.error());
        *place = *count;
    }
    return {};
}

} // namespace

std::optional<int> requestsPerHourOf(const OpenWorkspace &workspace, const QString &credentialsFile)
{
    int limit = workspace.settings().value_or(WorkspaceSettings()).requestsPerHour;
    if (const auto given = loadProcessCredentials(credentialsFile))
        limit = given->requestsPerHour.value_or(limit);
    return limit > 0 ? std::optional(limit) : std::nullopt;
}

Result<WorkspaceOverview> overviewOf(OpenWorkspace &workspace, int runs, const QString &credentialsFile)
{
    Repositories &store = workspace.store();
    const auto identity = store.workspace.find();
    if (!identity)
        return fail(identity.error());
    const Workspace known = identity->value_or(Workspace());
    const auto limit = requestsPerHourOf(workspace, credentialsFile);
    const auto cases = store.cases.openCount();
    if (!cases)
        return fail(cases.error());
    const SystemClock clock;
    const auto spent = BudgetGate(workspace.database(), clock, limit.value_or(0)).spent();
    if (!spent)
        return fail(spent.error());
    const auto last = store.runs.lastWithUndo(runs);
    if (!last)
        return fail(last.error());
    WorkspaceOverview overview{.mautic = known.mauticAddress,
                               .users = known.usersDatabase,
                               .openCases = *cases,
                               .requestsSpent = *spent,
                               .requestsPerHour = limit};
    for (const ListedRun &listed : *last) {
        overview.runs.append(listed.run);
        if (listed.takenBack)
            overview.takenBack.insert(listed.run.id.value, *listed.takenBack);
    }
    return overview;
}

Result<WorkspaceStatus> statusOf(OpenWorkspace &workspace, int runs, const QString &credentialsFile)
{
    auto overview = overviewOf(workspace, runs, credentialsFile);
    if (!overview)
        return fail(overview.error());
    WorkspaceStatus status{.folder = workspace.path(),
                           .mautic = overview->mautic,
                           .users = overview->users,
                           .openCases = overview->openCases,
                           .requestsSpent = overview->requestsSpent,
                           .requestsPerHour = overview->requestsPerHour,
                           .runs = std::move(overview->runs)};
    const WorkspaceSettings settings = workspace.settings().value_or(WorkspaceSettings());
    if (settings.newUsersSince)
        status.newUsersSince = toIsoText(*settings.newUsersSince);
    if (auto counted = addCounts(workspace.store(), status); !counted)
        return fail(counted.error());
    return status;
}

QString nameOf(RunKind kind)
{
    switch (kind) {
    case RunKind::Check:
        return u"check"_s;
    case RunKind::Plan:
        return u"plan"_s;
    case RunKind::Apply:
        return u"apply"_s;
    case RunKind::Sync:
        return u"sync"_s;
    case RunKind::Background:
        return u"background"_s;
    }
    return {};
}

QString nameOf(RunState state)
{
    switch (state) {
    case RunState::Running:
        return u"running"_s;
    case RunState::Done:
        return u"done"_s;
    case RunState::DoneWithCases:
        return u"doneWithCases"_s;
    case RunState::StoppedByGuard:
        return u"stoppedByGuard"_s;
    case RunState::Cancelled:
        return u"cancelled"_s;
    case RunState::Failed:
        return u"failed"_s;
    case RunState::Crashed:
        return u"crashed"_s;
    }
    return {};
}

} // namespace lockstep
