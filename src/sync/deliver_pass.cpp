// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/deliver_pass.h"

#include "domain/failpoint.h"
#include "sync/run_summary.h"
#include "sync/work_outcomes.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

/// What was written over values within this time counts together with what would be.
constexpr qint64 guardedSpan = 3'600'000'000;

QList<PlanRow> rowsToWrite(const DeliveryOrder &order, const DeliveryReport &report)
{
    QList<PlanRow> rows = report.rows;
    if (order.onlyOptOuts)
        rows.removeIf([](const PlanRow &row) { return !optsOutNow(row); });
    return rows;
}

} // namespace

Result<DeliveryReport> DeliverPass::deliver(const DeliveryOrder &order, const MauticInventory &inventory,
                                            const std::stop_token &stop)
{
    const QList<AppUserId> users = usersOf(order.items);
    auto decisions = decide(order, inventory, stop);
    if (!decisions)
        return fail(decisions.error());
    DeliveryReport report{.rows = decisions->plan.rows, .decidedByPeople = decisions->decidedByPeople};
    if (!order.knowsMembers)
        leaveUnknownMembersOut(report.rows);
    if (auto held = holdBack(report, order.isGuarded); !held)
        return fail(held.error());
    if (order.onlyOptOuts) {
        decisions->adopted.clear();
        decisions->settled.clear();
    }
    if (auto kept = m_parts.store.resolutions.refuse(decisions->stale, m_parts.clock.now()); !kept)
        return fail(kept.error());
    if (rowsToWrite(order, report).isEmpty() && decisions->adopted.isEmpty()) {
        if (auto kept = m_parts.store.resolutions.settle(decisions->settled, m_parts.clock.now()); !kept)
            return fail(kept.error());
        const auto kept = m_parts.store.cases.replaceOpenOf(users, decisions->cases, m_parts.clock.now());
        return kept ? Result<DeliveryReport>(std::move(report)) : fail(kept.error());
    }
    if (auto written = write(order, *std::move(decisions), report, stop); !written)
        return fail(written.error());
    return report;
}

Result<Decisions> DeliverPass::decide(const DeliveryOrder &order, const MauticInventory &inventory,
                                      const std::stop_token &stop)
{
    const PlanScope scope{.only = usersOf(order.items)};
    auto decisions = m_plans.make(inventory, scope, stop);
    if (!decisions || decisions->plan.rows.isEmpty())
        return decisions;
    const auto hasChanged = order.lookBeforeWriting();
    if (!hasChanged)
        return fail(hasChanged.error());
    return *hasChanged ? m_plans.make(inventory, scope, stop) : decisions;
}

Result<void> DeliverPass::holdBack(DeliveryReport &report, bool isGuarded)
{
    GuardTally tally = tallyOf(report.rows);
    if (tally.changedByField.isEmpty())
        return {};
    if (!isGuarded) {
        const Moment since{m_parts.clock.now().microseconds - guardedSpan};
        const auto lately = m_parts.store.appliedRows.changesSince(since);
        if (!lately)
            return fail(lately.error());
        for (const QList<FieldChange> &changes : *lately)
            tally.add(changes);
        const auto links = m_parts.store.links.count();
        if (!links)
            return fail(links.error());
        report.guard = guardStopOf(tally, *links);
        if (!report.guard)
            return {};
    }
    for (const PlanRow &row : std::as_const(report.rows)) {
        if (lockstep::isGuarded(row))
            report.held.insert(row.user);
    }
    report.rows.removeIf([](const PlanRow &row) { return lockstep::isGuarded(row); });
    return {};
}

Result<void> DeliverPass::write(const DeliveryOrder &order, Decisions decisions, DeliveryReport &report,
                                const std::stop_token &stop)
{
    const auto run = m_parts.store.runs.start(RunKind::Background, {}, m_parts.clock.now());
    if (!run)
        return fail(run.error());
    ApplyPass pass({.mautic = m_parts.mautic,
                    .directory = m_parts.directory,
                    .store = m_parts.store,
                    .gate = m_parts.gate,
                    .clock = m_parts.clock,
                    .run = *run,
                    .stop = stop,
                    .reportProgress = m_parts.reportProgress,
                    .reportRows = m_parts.reportRows,
                    .stayInCharge = m_parts.stayInCharge,
                    .batchLimit = order.batchLimit,
                    .adopted = decisions.adopted,
                    .settled = decisions.settled,
                    .rules = m_parts.settings.rules});
    passBy("delivery.decided");
    decisions.plan.rows = report.rows;
    SyncReport summary{
        .run = *run, .decisions = std::move(decisions), .applied = pass.run(allRows(rowsToWrite(order, report)).rows)};
    passBy("delivery.written");
    report.stoppedBy = summary.applied->stoppedBy;
    report.unlinked = summary.applied->report.linkColumnLacks;
    report.linkColumnFailure = summary.applied->report.linkColumnFailure;
    summary.decisions.cases += summary.applied->report.cases;
    summary.decisions.notices += summary.applied->report.notices;
    if (auto kept = keepFindings(usersOf(order.items), summary.decisions, *run); !kept)
        return kept;
    auto applied = m_parts.store.appliedRows.ofRun(*run);
    if (!applied)
        return fail(applied.error());
    report.applied = *std::move(applied);
    return m_parts.store.runs.finish(*run, endOf(Result<SyncReport>(std::move(summary)), m_parts.clock.now()));
}

Result<void> DeliverPass::keepFindings(const QList<AppUserId> &users, const Decisions &decisions, RunId run)
{
    QHash<AppUserId, int> rowsOf;
    for (const PlanRow &row : decisions.plan.rows)
        ++rowsOf[row.user];
    if (!rowsOf.isEmpty()) {
        if (const auto settled = m_parts.store.personStates.settle(run, rowsOf); !settled)
            return fail(settled.error());
    }
    const auto opened = m_parts.store.cases.replaceOpenOf(users, decisions.cases, m_parts.clock.now());
    if (!opened)
        return fail(opened.error());
    return m_parts.store.notices.save(run, decisions.notices);
}

} // namespace lockstep
