// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/applied_row.h"
#include "domain/contact.h"
#include "domain/contact_event.h"
#include "domain/observed_change.h"
#include "domain/open_case.h"
#include "domain/resolution.h"
#include "domain/run.h"

namespace lockstep
{

enum class TimelineKind {
    SignedUp,
    ContactAdded,
    Linked,
    Verified,
    /// A row of a plan; `row` says which and what became of it.
    Written,
    OptedOut,
    CaseOpened,
    CaseClosed,
    Refused,
    UserGone,
    UserChanged,
    ContactChanged,
    /// Somebody decided something about the person, or took it back; `resolution` says what.
    Decided,
    TakenBack,
    /// From Mautic's own list of what happened; `event` says what.
    MauticEvent,
};
inline constexpr int timelineKindCount = 15;

/// Where something happened.
enum class TimelineSide { App, Mautic, Lockstep };

[[nodiscard]] constexpr TimelineSide sideOf(TimelineKind kind)
{
    switch (kind) {
    case TimelineKind::SignedUp:
    case TimelineKind::UserGone:
    case TimelineKind::UserChanged:
        return TimelineSide::App;
    case TimelineKind::ContactAdded:
    case TimelineKind::ContactChanged:
    case TimelineKind::OptedOut:
    case TimelineKind::MauticEvent:
        return TimelineSide::Mautic;
    default:
        return TimelineSide::Lockstep;
    }
}

/// Something Lockstep saw or did about one person.
struct TimelineEntry {
    Moment at;
    TimelineKind kind;
    std::optional<AppliedRow> row = std::nullopt;
    std::optional<Case> personCase = std::nullopt;
    std::optional<DoNotContact> optOut = std::nullopt;
    std::optional<MatchedBy> matchedBy = std::nullopt;
    /// The value that was seen to change; nothing where only the whole record is known to have.
    std::optional<ObservedChange> change = std::nullopt;
    std::optional<Resolution> resolution = std::nullopt;
    std::optional<ContactEvent> event = std::nullopt;
    /// The run it belongs to and who started it.
    std::optional<RunId> run = std::nullopt;
    QString startedBy = {};
    /// From outside, plain text; may be empty.
    QString detail = {};

    friend bool operator==(const TimelineEntry &, const TimelineEntry &) = default;
};

} // namespace lockstep
