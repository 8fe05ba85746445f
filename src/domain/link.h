// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/moment.h"

#include <QHash>
#include <QList>

#include <optional>

namespace lockstep
{

/// How a user and a contact were found to be the same person.
enum class MatchedBy { StoredLink, AppUserIdField, Email, TrackedContact, Created, Operator };

/// What both sides held when they last agreed. Mautic rewrites some values on the way in, so what was sent and what
/// was answered are kept apart: only so does the next run find nothing to do.
struct BaseValue {
    QString sent;
    QString answered;

    friend bool operator==(const BaseValue &, const BaseValue &) = default;
};

/// By Mautic's alias.
using BaseValues = QHash<QString, BaseValue>;

/// One application user and its contact in Mautic.
struct Link {
    AppUserId user;
    ContactId contact;
    MatchedBy matchedBy = MatchedBy::Email;
    Moment createdAt;
    /// When Mautic's answer was last read back and agreed.
    std::optional<Moment> verifiedAt = std::nullopt;
    /// Ids the contact had before Mautic merged it into another.
    QList<ContactId> previousContacts = {};
    BaseValues base = {};
    /// The segments Lockstep has put the person into. It never does so twice.
    QList<SegmentId> segmentsGiven = {};

    friend bool operator==(const Link &, const Link &) = default;
};

} // namespace lockstep
