// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/observed_change.h"
#include "domain/person_details.h"

namespace lockstep
{

/// Both sides of one person as they were at a moment.
struct PersonAsOf {
    PersonRef who = {};
    Moment at = {};
    QList<PersonField> fields = {};
    /// From when on changes are known; before that, values are those of this moment.
    Moment knownSince = {};

    friend bool operator==(const PersonAsOf &, const PersonAsOf &) = default;
};

/// The values of both sides as they were at a moment, as far as changes were seen since: each change noticed later is
/// taken back, the newest first. `changes` are those of this person on both sides, in any order. What both sides had
/// agreed on then is not kept, so no field has a base; a side that was not there then has no value. Pure.
[[nodiscard]] QList<PersonField> fieldsAsOf(Moment at, const QList<PersonField> &now, QList<ObservedChange> changes);

} // namespace lockstep
