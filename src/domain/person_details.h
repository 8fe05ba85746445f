// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/app_user.h"
#include "domain/applied_row.h"
#include "domain/contact.h"
#include "domain/observed_change.h"
#include "domain/open_case.h"
#include "domain/person_row.h"
#include "domain/resolution.h"
#include "domain/run.h"

namespace lockstep
{

/// How the three values of a field compare.
enum class FieldStanding {
    Same,
    /// Only the application moved away from what was agreed.
    ChangedInApp,
    /// Only Mautic moved away from what was agreed.
    ChangedInMautic,
    BothChanged,
    /// Both hold the same, but it was never agreed.
    SameNotAgreed,
    /// Never agreed, and they differ.
    Differs,
    /// Only one side has this field.
    OneSided,
};

/// How it is known when a side changed.
enum class ChangeEvidence {
    None,
    /// The users table's own column says so: of the whole row.
    RowOfUser,
    /// Mautic's own date of the contact says so: of the whole contact.
    WholeContact,
    /// Lockstep wrote it.
    WrittenByLockstep,
    /// Lockstep saw this value change between two looks.
    SeenToChange,
    /// Mautic's own log of changes led to it: certain, and to the second.
    MauticLog,
};

/// Who or what changed a value, when, and how we know.
struct ChangeOrigin {
    ChangeEvidence evidence = ChangeEvidence::None;
    std::optional<Moment> at = std::nullopt;
    /// A name as the other side tells it; empty where it is not known.
    QString who = {};

    friend bool operator==(const ChangeOrigin &, const ChangeOrigin &) = default;
};

/// One field: App | Base | Mautic. Nothing where that side has no such field or no such record; an empty text is a
/// value.
struct PersonField {
    QString alias;
    std::optional<UserAttribute> attribute = std::nullopt;
    std::optional<QString> app = std::nullopt;
    std::optional<QString> base = std::nullopt;
    std::optional<QString> mautic = std::nullopt;
    FieldStanding standing = FieldStanding::Same;
    ChangeOrigin appOrigin = {};
    ChangeOrigin mauticOrigin = {};

    friend bool operator==(const PersonField &, const PersonField &) = default;
};

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
};

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
    /// The run it belongs to and who started it.
    std::optional<RunId> run = std::nullopt;
    QString startedBy = {};
    /// From outside, plain text; may be empty.
    QString detail = {};

    friend bool operator==(const TimelineEntry &, const TimelineEntry &) = default;
};

struct PersonSegment {
    SegmentId id;
    /// Empty where Mautic's segment was never read.
    QString name = {};
    bool removedByHand = false;
    bool givenByLockstep = false;

    friend bool operator==(const PersonSegment &, const PersonSegment &) = default;
};

/// Everything the store knows of one person.
struct PersonDetails {
    PersonRow row;
    /// What the last run decided; nothing for a contact without a user, or before the first run.
    std::optional<Situation> situation = std::nullopt;
    QList<PersonField> fields = {};
    std::optional<Link> link = std::nullopt;
    QList<PersonSegment> segments = {};
    QList<DoNotContact> doNotContact = {};
    QList<OpenCase> cases = {};
    /// Newest first.
    QList<TimelineEntry> timeline = {};
    /// Where the contact is in Mautic; empty without a contact.
    QString contactUrl = {};

    friend bool operator==(const PersonDetails &, const PersonDetails &) = default;
};

} // namespace lockstep
