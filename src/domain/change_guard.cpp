// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/change_guard.h"

#include <algorithm>

namespace lockstep
{

namespace
{

constexpr int least = 25;

bool clears(const FieldChange &change) { return change.reason == ChangeReason::ClearedInApp; }

bool changes(const FieldChange &change) { return change.reason == ChangeReason::ChangedInApp || clears(change); }

} // namespace

void GuardTally::add(const QList<FieldChange> &row)
{
    if (std::any_of(row.cbegin(), row.cend(), clears))
        ++cleared;
    for (const FieldChange &change : row) {
        if (changes(change))
            ++changedByField[change.alias];
    }
}

GuardTally tallyOf(const QList<PlanRow> &rows)
{
    GuardTally tally;
    for (const PlanRow &row : rows) {
        if (isGuarded(row))
            tally.add(row.changes);
    }
    return tally;
}

std::optional<GuardStop> guardStopOf(const GuardTally &tally, int linkedPeople)
{
    if (tally.cleared > std::max(least, linkedPeople / 20))
        return GuardStop{.kind = GuardKind::ManyCleared, .people = tally.cleared, .of = linkedPeople};
    std::optional<GuardStop> stop;
    for (const auto &[field, people] : tally.changedByField.asKeyValueRange()) {
        if (people > std::max(least, linkedPeople / 5) && (!stop || people > stop->people))
            stop = GuardStop{.kind = GuardKind::OneFieldChanged, .field = field, .people = people, .of = linkedPeople};
    }
    return stop;
}

Error errorOf(const GuardStop &stop)
{
    const QString counts = QStringLiteral("%1 of %2 linked people").arg(stop.people).arg(stop.of);
    return {.kind = ErrorKind::ManyChanges,
            .detail = counts,
            .subject = stop.kind == GuardKind::ManyCleared ? QString() : stop.field};
}

bool isGuarded(const PlanRow &row)
{
    return row.kind == PlanRowKind::UpdateContact && std::any_of(row.changes.cbegin(), row.changes.cend(), changes);
}

} // namespace lockstep
