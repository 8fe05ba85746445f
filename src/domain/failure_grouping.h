// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure_group.h"

namespace lockstep
{

/// One person who could not be written, as it is kept.
struct Failure {
    AppUserId user;
    ErrorKind kind = ErrorKind::Internal;
    QString field = {};
    QString answer = {};
    Moment since = {};
    /// Not tried again by itself.
    bool isGivenUp = false;

    friend bool operator==(const Failure &, const Failure &) = default;
};

/// An answer without what differs from person to person: addresses, numbers and what stands in quotation marks are
/// one "…".
[[nodiscard]] QString withoutValues(const QString &answer);

/// By kind, field and answer without values; the most people first.
[[nodiscard]] QList<FailureGroup> groupsOf(const QList<Failure> &failures);
/// Everybody who belongs to this group, as far as they are given up.
[[nodiscard]] QList<AppUserId> givenUpIn(const FailureGroup &group, const QList<Failure> &failures);
/// Everybody who belongs to it.
[[nodiscard]] QList<AppUserId> peopleIn(const FailureGroup &group, const QList<Failure> &failures);

} // namespace lockstep
