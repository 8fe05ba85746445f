// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/app_user.h"
#include "domain/contact.h"
#include "domain/field_policy.h"
#include "domain/person_row.h"
#include "domain/timeline_entry.h"

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
    /// How the field is kept in step; nothing where no rule says.
    std::optional<FieldPolicy> policy = std::nullopt;
    /// The operator switched its column in the application on.
    bool mayWriteApp = false;

    friend bool operator==(const PersonField &, const PersonField &) = default;
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
