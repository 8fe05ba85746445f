// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/field_mapping.h"
#include "domain/situation.h"

#include <QList>

#include <chrono>
#include <optional>

namespace lockstep
{

/// What a row of a plan would write.
enum class PlanRowKind {
    CreateField,
    CreateSegment,
    OptOut,
    CreateContact,
    /// An anonymous visitor becomes the user's contact and keeps its history.
    TakeOverVisitor,
    UpdateContact,
    /// Both sides are the same person: the link is kept, in the application where it has a column for it.
    LinkContact,
    AddToSegment,
    /// A value of the application's user, where the operator switched its column on.
    UpdateUser,
    /// The contact is no longer this user's; both stay.
    Unlink,
};

/// Why a value would be written.
enum class ChangeReason {
    New,
    ChangedInApp,
    FillsEmpty,
    FirstLinkAppWins,
    ClearedInApp,
    ChangedInMautic,
    /// A person decided so.
    Decided,
    /// A person took back what was decided or written.
    TakenBack,
};

/// One value that would be written; `before` is what the side it goes to holds now.
struct FieldChange {
    QString alias;
    QString before = {};
    QString after = {};
    ChangeReason reason = ChangeReason::ChangedInApp;
    /// What both sides have agreed on once it is written, where that is not simply this value.
    std::optional<BaseValue> agreed = std::nullopt;

    friend bool operator==(const FieldChange &, const FieldChange &) = default;
};

/// One write that the plan proposes. Rows are equal when they would write the same for the same reason.
struct PlanRow {
    PlanRowKind kind;
    AppUserId user = {};
    /// Nothing where the contact is created by an earlier row of the same user.
    std::optional<ContactId> contact = std::nullopt;
    MatchedBy matchedBy = MatchedBy::StoredLink;
    QList<FieldChange> changes = {};
    /// For AddToSegment; nothing while the segment itself is created by the same plan.
    std::optional<SegmentId> segment = std::nullopt;
    /// For CreateSegment and AddToSegment.
    QString segmentName = {};
    /// For CreateField.
    std::optional<NewContactField> field = std::nullopt;
    /// Decisions of people that are carried out once it is written (resolution.h).
    QList<qint64> resolutions = {};

    friend bool operator==(const PlanRow &, const PlanRow &) = default;
};

/// How many requests the rows cost, by what they do; reads count too.
struct PlanCost {
    int writes = 0;
    int reads = 0;
    /// What is left of this hour before the plan starts; nothing when there is no limit.
    std::optional<int> leftThisHour = std::nullopt;
    std::chrono::seconds duration{0};

    [[nodiscard]] int requests() const { return writes + reads; }
    friend bool operator==(const PlanCost &, const PlanCost &) = default;
};

/// Everything one sync would write, in the order it would be written. A value: shown, saved, refused, applied later.
struct Plan {
    /// The workspace it was made in and what both sides were; an apply elsewhere is refused.
    QString workspaceId = {};
    QString mauticAddress = {};
    QString mappingFingerprint = {};
    Moment madeAt = {};
    Moment newUsersSince = {};
    QList<PlanRow> rows = {};
    PlanCost cost = {};
    /// Users after `newUsersSince` and before it, among those without a link.
    int newUsers = 0;
    int earlierUsers = 0;

    friend bool operator==(const Plan &, const Plan &) = default;
};

} // namespace lockstep
