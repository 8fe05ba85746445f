// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/user_changes.h"

#include "domain/user_differences.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

ObservedChange presenceOf(const AppUserId &id, bool isPresent, const Observation &observation)
{
    const auto text = [](bool flag) { return flag ? u"true"_s : u"false"_s; };
    return {.at = observation.at,
            .side = ChangeSide::App,
            .subject = id.value,
            .field = u"present"_s,
            .before = text(!isPresent),
            .after = text(isPresent),
            .how = observation.how};
}

QList<ObservedChange> changesOf(const AppUser &before, const AppUser &after, const Observation &observation,
                                const std::optional<ContactId> &linked)
{
    const auto madeAt = after.updatedAt == before.updatedAt ? std::nullopt : after.updatedAt;
    QList<ObservedChange> changes;
    for (const UserDifference &one : differencesBetween(before, after)) {
        if (one.attribute == UserAttribute::MauticContact && after.storedContact == linked)
            continue;
        changes.append({.at = observation.at,
                        .side = ChangeSide::App,
                        .subject = after.id.value,
                        .field = nameOf(one.attribute),
                        .before = one.before,
                        .after = one.after,
                        .how = observation.how,
                        .madeAt = madeAt});
    }
    return changes;
}

} // namespace lockstep
