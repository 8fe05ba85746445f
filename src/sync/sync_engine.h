// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/apply_pass.h"
#include "sync/plan_maker.h"
#include "sync/shrink_guard.h"

namespace lockstep
{

/// What one run was asked to do.
struct SyncOptions {
    RunOperator startedBy = {};
    SetupConsent consent = {};
    ShrinkGuard guard = ShrinkGuard::On;
    /// For a sync of a few people instead of everybody. Nobody else is read, decided about or written; their contacts
    /// are not put into segments unless this run made them, because who was taken out by hand is known only after a
    /// full read.
    QList<AppUserId> only = {};
};

/// What a run saw, decided and did.
struct SyncReport {
    RunId run = {};
    Moment startedAt = {};
    int usersRead = 0;
    int contactsRead = 0;
    Decisions decisions = {};
    /// How many rows were decided for each user, those included that this run may not write.
    QHash<AppUserId, int> rowsOf = {};
    MauticInventory inventory = {};
    /// Nothing where the run only planned.
    std::optional<ApplyOutcome> applied = std::nullopt;
    /// Rows of the given plan that no longer hold and were not written.
    QList<RowOutcome> staleRows = {};
    /// All that waits for a person now.
    int openCases = 0;
};

/// Observe, decide, plan, apply, verify: one run at a time. Every run is kept in the store with who started it and how
/// it ended. Belongs to one thread; calls block and can be stopped.
class SyncEngine
{
public:
    explicit SyncEngine(SyncParts parts);
    SyncEngine(const SyncEngine &) = delete;
    SyncEngine &operator=(const SyncEngine &) = delete;

    /// Looks at both sides and says what would be written. Writes nothing outside the store.
    [[nodiscard]] Result<SyncReport> plan(const SyncOptions &options, const std::stop_token &stop);
    /// Plans and applies in one go. ManyChanges, with nothing written, where that would be too much at once
    /// (change_guard.h): then a person looks at a plan and applies it.
    [[nodiscard]] Result<SyncReport> sync(const SyncOptions &options, const std::stop_token &stop);
    /// Looks again and applies those rows of a saved plan that still hold. StalePlan where the plan belongs to another
    /// workspace, Mautic or mapping.
    [[nodiscard]] Result<SyncReport> apply(const Plan &plan, const SyncOptions &options, const std::stop_token &stop);

private:
    [[nodiscard]] Result<SyncReport> runAs(RunKind kind, const SyncOptions &options, const Plan *given,
                                           const std::stop_token &stop);
    [[nodiscard]] Result<SyncReport> perform(RunKind kind, RunId run, const SyncOptions &options, const Plan *given,
                                             const std::stop_token &stop);
    [[nodiscard]] Result<SyncReport> look(const SyncOptions &options, const std::stop_token &stop);
    [[nodiscard]] Result<SyncReport> lookAtEverybody(const SyncOptions &options, const std::stop_token &stop);
    [[nodiscard]] Result<SyncReport> lookAtSome(const SyncOptions &options, const std::stop_token &stop);
    [[nodiscard]] Result<MauticInventory> takeStock(const SyncOptions &options, const std::stop_token &stop);
    [[nodiscard]] Result<void> belongsHere(const Plan &plan) const;
    [[nodiscard]] Result<void> checkGuards(const Plan &plan, const SyncOptions &options);
    void write(SyncReport &report, const Plan *given, const std::stop_token &stop);
    [[nodiscard]] Result<void> keepInventory(const MauticInventory &inventory);
    /// Returns whose rows were not all written.
    [[nodiscard]] Result<QList<AppUserId>> keepStates(const SyncReport &report);
    [[nodiscard]] Result<void> keepFindings(SyncReport &report, const SyncOptions &options);
    [[nodiscard]] Result<void> forgetNoticed(const SyncReport &report, const QList<AppUserId> &unwritten);
    [[nodiscard]] Result<void> finish(RunId run, const Result<SyncReport> &result);

    SyncParts m_parts;
    PlanMaker m_plans;
};

} // namespace lockstep
