// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/planner.h"
#include "sync/sync_parts.h"

namespace lockstep
{

/// A row and its place in the plan, under which the store keeps what became of it.
struct PositionedRow {
    int position = 0;
    PlanRow row;
};

/// What an apply did, as people count it.
struct ApplyReport : WrittenCounts {
    QList<Case> cases = {};
    QList<Notice> notices = {};
    /// The application's table could not take the links; they are safe in the store, the next run tries again.
    std::optional<Error> linkColumnFailure = std::nullopt;
    /// Users whose link it did not take.
    QSet<AppUserId> linkColumnLacks = {};
};

/// What the steps of one apply share. Lives on the engine's thread for the length of the apply.
struct ApplyContext {
    ContactApi &mautic;
    UserDirectory &directory;
    Repositories &store;
    RequestGate &gate;
    const Clock &clock;
    RunId run;
    const std::stop_token &stop;
    const ReportProgress &reportProgress;
    const ReportRows &reportRows;
    const StayInCharge &stayInCharge;
    /// How many contacts go in one request.
    int batchLimit = 1;
    ApplyReport report = {};
    qint64 rowsDone = 0;
    qint64 rowsTotal = 0;
    /// Segments this apply made, by name.
    QHash<QString, SegmentId> madeSegments = {};
    /// Fields that could not be made: their values stay behind.
    QSet<QString> missingAliases = {};
    /// Base values both sides agree on without a write; taken out as they are kept.
    QHash<AppUserId, BaseValues> adopted = {};
    /// Decisions of people that are carried out once those are kept.
    QList<qint64> settled = {};
    /// Which attribute of the application a field is.
    QList<FieldRule> rules = {};
    /// Users of whom an earlier row failed, so that later ones must not be written.
    QSet<AppUserId> leftOut = {};
    /// Fields whose decided value Mautic did not take, so that the application must not get it either.
    QHash<AppUserId, QStringList> refusedAliases = {};

    /// Keeps the intent of these rows, durably, before the first byte of their request. Fails where this engine is no
    /// longer in charge.
    [[nodiscard]] Result<void> keepIntents(const QList<PositionedRow> &rows);
    [[nodiscard]] Result<void> keepOutcomes(const QList<AppliedRow> &rows);
    /// Counts a row that cannot be written because an earlier one of its user was not.
    [[nodiscard]] AppliedRow leftOutRow(const PositionedRow &row);
    /// Counts rows as done and tells so.
    void progress(qsizetype rows);
    /// Keeps for all of the rows that their request failed as a whole. Where it may have arrived they stay sent, until
    /// somebody looks (unanswered_rows.h); whoever watches is told that nobody knows.
    [[nodiscard]] Result<void> keepFailure(const QList<PositionedRow> &rows, const Error &error);
    [[nodiscard]] Result<QHash<AppUserId, Link>> linksOf(const QList<AppUserId> &users);
    /// Writes the application's link column, where there is one. A failure is reported, not returned.
    [[nodiscard]] Result<void> storeInApplication(const QList<Link> &links);
    /// Empties it, in the same way.
    [[nodiscard]] Result<void> forgetInApplication(const QList<AppUserId> &users);
    [[nodiscard]] Result<void> keepInApplication(const QList<StoredLink> &stored);
    /// What was decided by people and is written with this row is carried out, or cannot be.
    [[nodiscard]] Result<void> settleResolutions(const AppliedRow &row);
};

/// The link of a user whose contact is now another one. What was agreed with a contact that is gone says nothing about
/// the one found in its place; after a merge in Mautic it still does.
[[nodiscard]] Link relinked(Link link, ContactId contact, MatchedBy matchedBy);

/// What was agreed otherwise than by the value itself stays so; only what Mautic made of that very value is taken over.
[[nodiscard]] BaseValue agreedAfter(const FieldChange &change, const QString &answered);

[[nodiscard]] AppliedRow appliedRow(const PositionedRow &row, AppliedOutcome outcome, const QString &reason = {});

} // namespace lockstep
