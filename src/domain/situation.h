// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/link.h"

#include <QString>

namespace lockstep
{

/// How a person stands on both sides; every one has a default action.
enum class Situation {
    /// Linked, both sides exist: fields are kept in step.
    Confirmed,
    /// Not linked, exactly one contact fits.
    Found,
    /// As Found, but the application has not verified the address yet: waits and is looked at again by itself.
    WaitsForVerification,
    /// Not linked, several contacts fit.
    Ambiguous,
    /// No contact fits.
    Absent,
    /// The user is not to be synced (no usable address).
    Unqualified,
    /// Linked, but Mautic no longer has the contact.
    Missing,
    /// Linked, but the user is gone, banned or deleted: kept, no longer synced.
    SourceMissing,
    /// Not linked and banned or deleted in the application: nothing is done.
    Excluded,
    /// The contact that fits belongs to another user.
    AlreadyLinked,
    /// Several users have this address.
    SharedAddress,
};

/// Why a person is asked.
enum class CaseKind {
    AmbiguousContacts,
    ContactBelongsToOtherUser,
    AddressSharedByUsers,
    ContactDeleted,
    /// The new address of the user is held by another contact.
    AddressTaken,
    /// Application and Mautic both changed the same field.
    BothChanged,
    /// The address of the user cannot be stored by Mautic as it is.
    UnusableAddress,
    /// Mautic refused the row; the reason says what.
    RefusedByMautic,
    /// Only Mautic changed the address: one people log in with is never changed by itself.
    AddressChangedInMautic,
    /// Users whose new addresses are held by each other's contacts.
    AddressesSwapped,
};

/// Something only a person can decide. Equal cases of two runs are the same case.
struct Case {
    CaseKind kind;
    AppUserId user;
    /// The contacts in question, ascending.
    QList<ContactId> contacts = {};
    /// The other users in question, ascending.
    QList<AppUserId> otherUsers = {};
    /// The field in question, by Mautic's alias.
    QString field = {};
    /// Technical reason of the other side, plain text; may be empty.
    QString detail = {};

    friend bool operator==(const Case &, const Case &) = default;
};

/// What a run found and left alone, so that nothing is silent.
enum class NoticeKind {
    ChangedInMautic,
    WaitsForVerification,
    ValueTooLong,
    ValueNotUnderstood,
    ValueRefusedByMautic,
    ControlCharacters,
    SharedComputer,
    ContactMerged,
    UserGone,
    FieldMissingInMautic,
    OptOutOnlyInMautic,
};

struct Notice {
    NoticeKind kind;
    AppUserId user = {};
    QString field = {};

    friend bool operator==(const Notice &, const Notice &) = default;
};

} // namespace lockstep
