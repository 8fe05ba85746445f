// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_guard.h"
#include "domain/work_item.h"
#include "sync/apply_pass.h"
#include "sync/plan_maker.h"

#include <QSet>

#include <functional>

namespace lockstep
{

/// Work that goes together.
struct DeliveryOrder {
    QList<WorkItem> items;
    /// How many contacts go in one request.
    int batchLimit = 1;
    /// A guard stands: changes it may hold back are held.
    bool isGuarded = false;
    /// Nothing else is written: Mautic was not asked what changed there meanwhile.
    bool onlyOptOuts = false;
    /// Who was taken out of a segment by hand is known. Before that only contacts made just now are put into one.
    bool knowsMembers = true;
    /// Called once something is to be written, so that nothing newer is written over; true where the mirror changed
    /// by it, and then all is decided anew.
    std::function<Result<bool>()> lookBeforeWriting = [] { return false; };
};

/// What came of it.
struct DeliveryReport {
    /// What was to be written, by position.
    QList<PlanRow> rows = {};
    /// What became of those that were begun.
    QList<AppliedRow> applied = {};
    /// Users whose changes a guard holds back, and why where this delivery was too much at once.
    QSet<AppUserId> held = {};
    std::optional<GuardStop> guard = std::nullopt;
    /// What ended it early.
    std::optional<Error> stoppedBy = std::nullopt;
    /// Users whose link the application did not take, and why.
    QSet<AppUserId> unlinked = {};
    std::optional<Error> linkColumnFailure = std::nullopt;
    /// Users who are to be decided about anew, because what somebody said of them has been done.
    QSet<AppUserId> decidedByPeople = {};
};

/// Decides anew about the users of some work, from the mirror, and writes what follows: a run of its own where there is
/// anything to write. Belongs to the engine's thread.
class DeliverPass
{
public:
    explicit DeliverPass(SyncParts &parts)
        : m_parts(parts)
        , m_plans(parts)
    {
    }

    [[nodiscard]] Result<DeliveryReport> deliver(const DeliveryOrder &order, const MauticInventory &inventory,
                                                 const std::stop_token &stop);

private:
    [[nodiscard]] Result<Decisions> decide(const DeliveryOrder &order, const MauticInventory &inventory,
                                           const std::stop_token &stop);
    [[nodiscard]] Result<void> holdBack(DeliveryReport &report, bool isGuarded);
    [[nodiscard]] Result<void> write(const DeliveryOrder &order, Decisions decisions, DeliveryReport &report,
                                     const std::stop_token &stop);
    [[nodiscard]] Result<void> keepFindings(const QList<AppUserId> &users, const Decisions &decisions, RunId run);

    SyncParts &m_parts;
    PlanMaker m_plans;
};

} // namespace lockstep
