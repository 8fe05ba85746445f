// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sync_engine.h"

#include "domain/change_guard.h"
#include "domain/failpoint.h"
#include "sync/observe_mautic_pass.h"
#include "sync/observe_people_pass.h"
#include "sync/observe_users_pass.h"
#include "sync/run_summary.h"
#include "sync/unanswered_rows.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

SyncEngine::SyncEngine(SyncParts parts)
    : m_parts(std::move(parts))
    , m_plans(m_parts)
{
}

Result<SyncReport> SyncEngine::plan(const SyncOptions &options, const std::stop_token &stop)
{
    return runAs(RunKind::Plan, options, nullptr, stop);
}

Result<SyncReport> SyncEngine::sync(const SyncOptions &options, const std::stop_token &stop)
{
    return runAs(RunKind::Sync, options, nullptr, stop);
}

Result<SyncReport> SyncEngine::apply(const Plan &plan, const SyncOptions &options, const std::stop_token &stop)
{
    if (auto fits = belongsHere(plan); !fits)
        return fail(fits.error());
    return runAs(RunKind::Apply, options, &plan, stop);
}

Result<SyncReport> SyncEngine::runAs(RunKind kind, const SyncOptions &options, const Plan *given,
                                     const std::stop_token &stop)
{
    if (const auto crashed = m_parts.store.runs.findCrashed(m_parts.clock.now()); !crashed)
        return fail(crashed.error());
    const auto run = m_parts.store.runs.start(kind, options.startedBy, m_parts.clock.now());
    if (!run)
        return fail(run.error());
    passBy("run.started");
    auto result = perform(kind, *run, options, given, stop);
    passBy("run.performed");
    if (auto kept = finish(*run, result); !kept && result)
        return fail(kept.error());
    return result;
}

Result<SyncReport> SyncEngine::perform(RunKind kind, RunId run, const SyncOptions &options, const Plan *given,
                                       const std::stop_token &stop)
{
    const Moment startedAt = m_parts.clock.now();
    auto report = look(options, stop);
    if (!report)
        return report;
    report->run = run;
    report->startedAt = startedAt;
    passBy("run.looked");
    if (!options.only.isEmpty())
        leaveUnknownMembersOut(report->decisions.plan.rows);
    if (kind == RunKind::Sync) {
        if (auto safe = checkGuards(report->decisions.plan, options); !safe)
            return fail(safe.error());
    }
    if (kind != RunKind::Plan)
        write(*report, given, stop);
    if (failsAt("run.findings"))
        return fail(ErrorKind::StoreFailed, u"failpoint"_s);
    if (auto kept = keepFindings(*report, options); !kept)
        return fail(kept.error());
    return report;
}

Result<SyncReport> SyncEngine::look(const SyncOptions &options, const std::stop_token &stop)
{
    const auto leftBefore = m_parts.gate.left();
    if (!leftBefore)
        return fail(leftBefore.error());
    auto report = options.only.isEmpty() ? lookAtEverybody(options, stop) : lookAtSome(options, stop);
    if (!report)
        return report;
    if (auto begun = m_parts.store.queue.beginDeciding(options.only); !begun)
        return fail(begun.error());
    auto decisions =
        m_plans.make(report->inventory, {.only = options.only, .leftBefore = leftBefore->value_or(0)}, stop);
    if (!decisions)
        return fail(decisions.error());
    report->decisions = std::move(*decisions);
    for (const PlanRow &row : std::as_const(report->decisions.plan.rows)) {
        if (!row.user.value.isEmpty())
            ++report->rowsOf[row.user];
    }
    return report;
}

Result<SyncReport> SyncEngine::lookAtEverybody(const SyncOptions &options, const std::stop_token &stop)
{
    const auto workspace = m_plans.basis();
    if (!workspace)
        return fail(workspace.error());
    ObserveUsersPass readUsers(m_parts.directory, m_parts.store, m_parts.clock);
    readUsers.setNewUsersSince(workspace->newUsersSince);
    const auto users = readUsers.run(options.guard, m_parts.reportProgress, stop);
    if (!users)
        return fail(users.error());
    auto inventory = takeStock(options, stop);
    if (!inventory)
        return fail(inventory.error());
    const auto contacts = ObserveMauticPass(m_parts.mautic, m_parts.store, m_parts.clock)
                              .run(inventory->segments, options.guard, m_parts.reportProgress, stop);
    if (!contacts)
        return fail(contacts.error());
    if (auto settled = UnansweredRows(m_parts.store, m_parts.clock).settle({}, MembersRead::Yes); !settled)
        return fail(settled.error());
    return SyncReport{.usersRead = *users, .contactsRead = *contacts, .inventory = std::move(*inventory)};
}

Result<SyncReport> SyncEngine::lookAtSome(const SyncOptions &options, const std::stop_token &stop)
{
    const auto workspace = m_plans.basis();
    if (!workspace)
        return fail(workspace.error());
    ObservePeoplePass readPeople(m_parts.directory, m_parts.mautic, m_parts.store, m_parts.clock);
    readPeople.setNewUsersSince(workspace->newUsersSince);
    const auto users = readPeople.run(options.only, stop);
    if (!users)
        return fail(users.error());
    if (auto settled = UnansweredRows(m_parts.store, m_parts.clock).settle(options.only, MembersRead::No); !settled)
        return fail(settled.error());
    auto inventory = takeStock(options, stop);
    if (!inventory)
        return fail(inventory.error());
    return SyncReport{.usersRead = static_cast<int>(users->size()), .inventory = std::move(*inventory)};
}

Result<MauticInventory> SyncEngine::takeStock(const SyncOptions &options, const std::stop_token &stop)
{
    auto inventory = takeInventory(m_parts.mautic, m_parts.settings, options.consent, stop);
    if (!inventory)
        return inventory;
    if (auto kept = keepInventory(*inventory); !kept)
        return fail(kept.error());
    return inventory;
}

Result<void> SyncEngine::belongsHere(const Plan &plan) const
{
    const auto here = m_plans.basis();
    if (!here)
        return fail(here.error());
    if (plan.workspaceId != here->workspaceId)
        return fail(ErrorKind::StalePlan, u"another workspace"_s, u"workspace"_s);
    if (plan.mauticAddress != here->mauticAddress)
        return fail(ErrorKind::StalePlan, u"another Mautic"_s, u"mautic"_s);
    if (plan.mappingFingerprint != here->mappingFingerprint || plan.newUsersSince != here->newUsersSince)
        return fail(ErrorKind::StalePlan, u"the mapping has changed"_s, u"mapping"_s);
    return {};
}

Result<void> SyncEngine::checkGuards(const Plan &plan, const SyncOptions &options)
{
    if (options.guard == ShrinkGuard::AcceptedByOperator)
        return {};
    const auto links = m_parts.store.links.count();
    if (!links)
        return fail(links.error());
    const auto stopped = guardStopOf(tallyOf(plan.rows), *links);
    return stopped ? Result<void>(fail(errorOf(*stopped))) : Result<void>();
}

void SyncEngine::write(SyncReport &report, const Plan *given, const std::stop_token &stop)
{
    const QList<PlanRow> &now = report.decisions.plan.rows;
    HoldingRows holding = given ? holdingRows(given->rows, now) : allRows(now);
    report.staleRows = std::move(holding.stale);
    m_parts.reportRows(report.staleRows);
    ApplyPass pass({.mautic = m_parts.mautic,
                    .directory = m_parts.directory,
                    .store = m_parts.store,
                    .gate = m_parts.gate,
                    .clock = m_parts.clock,
                    .run = report.run,
                    .stop = stop,
                    .reportProgress = m_parts.reportProgress,
                    .reportRows = m_parts.reportRows,
                    .stayInCharge = m_parts.stayInCharge,
                    .batchLimit = m_parts.mautic.batchLimit(),
                    .adopted = report.decisions.adopted,
                    .settled = report.decisions.settled,
                    .rules = m_parts.settings.rules});
    report.applied = pass.run(holding.rows);
}

Result<void> SyncEngine::keepInventory(const MauticInventory &inventory)
{
    if (auto kept = m_parts.store.inventory.saveRules(inventory.rules); !kept)
        return kept;
    return m_parts.store.inventory.saveSegments(inventory.segments);
}

Result<QList<AppUserId>> SyncEngine::keepStates(const SyncReport &report)
{
    if (!report.applied || report.rowsOf.isEmpty())
        return report.rowsOf.keys();
    const auto written = m_parts.store.personStates.settle(report.run, report.rowsOf);
    if (!written)
        return written;
    QHash<AppUserId, int> unwritten = report.rowsOf;
    for (const AppUserId &user : *written)
        unwritten.remove(user);
    return unwritten.keys();
}

Result<void> SyncEngine::keepFindings(SyncReport &report, const SyncOptions &options)
{
    const auto unwritten = keepStates(report);
    if (!unwritten)
        return fail(unwritten.error());
    QList<Case> cases = report.decisions.cases;
    QList<Notice> notices = report.decisions.notices;
    if (report.applied) {
        cases += report.applied->report.cases;
        notices += report.applied->report.notices;
    }
    const Moment now = m_parts.clock.now();
    if (auto kept = m_parts.store.resolutions.refuse(report.decisions.stale, now); !kept)
        return kept;
    const auto opened = options.only.isEmpty() ? m_parts.store.cases.replaceOpen(cases, now)
                                               : m_parts.store.cases.replaceOpenOf(options.only, cases, now);
    if (!opened)
        return fail(opened.error());
    if (auto kept = m_parts.store.notices.save(report.run, notices); !kept)
        return kept;
    const auto open = m_parts.store.cases.openCount();
    if (!open)
        return fail(open.error());
    report.openCases = *open;
    return forgetNoticed(report, *unwritten);
}

/// What was decided and written is no work for the engine any more.
Result<void> SyncEngine::forgetNoticed(const SyncReport &report, const QList<AppUserId> &unwritten)
{
    if (!report.applied || report.applied->stoppedBy)
        return {};
    return m_parts.store.queue.finishDeciding(unwritten);
}

Result<void> SyncEngine::finish(RunId run, const Result<SyncReport> &result)
{
    return m_parts.store.runs.finish(run, endOf(result, m_parts.clock.now()));
}

} // namespace lockstep
