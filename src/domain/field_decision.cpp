// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/field_decision.h"

#include "domain/mutant.h"
#include "domain/value_rules.h"

namespace lockstep
{

namespace
{

FieldDecision decideFirstLink(const FieldSides &sides, const QString &mautic)
{
    if (sameValue(sides.app, mautic, sides.type) || sides.app.isEmpty())
        return AdoptBase{{.sent = sides.app, .answered = mautic}};
    return PushToMautic{mautic.isEmpty() ? ChangeReason::FillsEmpty : ChangeReason::FirstLinkAppWins};
}

} // namespace

FieldDecision decideField(const FieldSides &sides)
{
    if (!sides.mautic)
        return NothingToDo{};
    const QString &mautic = *sides.mautic;
    if (!sides.base)
        return decideFirstLink(sides, mautic);
    const bool appChanged = sides.app != sides.base->sent;
    const bool mauticChanged = mautic != sides.base->answered;
    if (!appChanged && !mauticChanged)
        return NothingToDo{};
    if (sameValue(sides.app, mautic, sides.type))
        return AdoptBase{{.sent = sides.app, .answered = mautic}};
    if (!mauticChanged) {
        if (isMutant("neverClears") && sides.app.isEmpty())
            return NothingToDo{};
        return PushToMautic{sides.app.isEmpty() ? ChangeReason::ClearedInApp : ChangeReason::ChangedInApp};
    }
    if (!appChanged)
        return LeaveMauticsChange{};
    if (isMutant("letsTheApplicationWin"))
        return PushToMautic{ChangeReason::ChangedInApp};
    return AskBecauseBothChanged{};
}

} // namespace lockstep
