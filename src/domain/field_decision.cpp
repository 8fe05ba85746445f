// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/field_decision.h"

#include "domain/mutant.h"
#include "domain/value_rules.h"

#include <cstdlib>

namespace lockstep
{

namespace
{

/// Clocks of two hosts differ; nearer than this neither change is the later one.
constexpr qint64 leastGap = 2'000'000;

bool maySendToMautic(const FieldSides &sides) { return goesToMautic(sides.policy.direction); }

bool maySendToApp(const FieldSides &sides) { return goesToApp(sides.policy.direction) && sides.isWritable; }

FieldDecision decideFirstLink(const FieldSides &sides, const QString &mautic)
{
    if (sameValue(sides.app, mautic, sides.type))
        return AdoptBase{{.sent = sides.app, .answered = mautic}};
    if (sides.app.isEmpty()) {
        if (maySendToApp(sides))
            return PushToApp{ChangeReason::FillsEmpty};
        return AdoptBase{{.sent = sides.app, .answered = mautic}};
    }
    if (!maySendToMautic(sides) || (sides.policy.mode == WriteMode::OnlyIfEmpty && !mautic.isEmpty()))
        return AdoptBase{{.sent = sides.app, .answered = mautic}};
    return PushToMautic{mautic.isEmpty() ? ChangeReason::FillsEmpty : ChangeReason::FirstLinkAppWins};
}

/// What an emptied value does on the other side; nothing where it is like any other change.
std::optional<FieldDecision> decideClearing(const FieldSides &sides, const QString &changed)
{
    if (!changed.isEmpty() || sides.policy.clearing == ClearMode::Propagate)
        return std::nullopt;
    if (sides.policy.clearing == ClearMode::Ask)
        return AskBecauseBothChanged{};
    return NothingToDo{};
}

FieldDecision sendToMautic(const FieldSides &sides)
{
    if (const auto clearing = decideClearing(sides, sides.app))
        return *clearing;
    if (sides.policy.mode == WriteMode::OnlyIfEmpty && !sides.mautic->isEmpty())
        return NothingToDo{};
    return PushToMautic{sides.app.isEmpty() ? ChangeReason::ClearedInApp : ChangeReason::ChangedInApp};
}

FieldDecision sendToApp(const FieldSides &sides)
{
    if (!maySendToApp(sides))
        return LeaveMauticsChange{};
    if (const auto clearing = decideClearing(sides, *sides.mautic))
        return *clearing;
    if (sides.policy.mode == WriteMode::OnlyIfEmpty && !sides.app.isEmpty())
        return LeaveMauticsChange{};
    return PushToApp{ChangeReason::ChangedInMautic};
}

std::optional<Authority> laterOf(const FieldSides &sides)
{
    if (!sides.appChangedAt || !sides.mauticChangedAt)
        return std::nullopt;
    const qint64 gap = sides.appChangedAt->microseconds - sides.mauticChangedAt->microseconds;
    if (std::abs(gap) <= leastGap)
        return std::nullopt;
    return gap > 0 ? Authority::App : Authority::Mautic;
}

FieldDecision decideAppChanged(const FieldSides &sides)
{
    if (!maySendToMautic(sides) || (isMutant("neverClears") && sides.app.isEmpty()))
        return NothingToDo{};
    return sendToMautic(sides);
}

FieldDecision decideBothChanged(const FieldSides &sides)
{
    std::optional<Authority> winner = sides.policy.authority;
    if (winner == Authority::Newest)
        winner = laterOf(sides);
    if (winner == Authority::App && maySendToMautic(sides))
        return sendToMautic(sides);
    if (winner == Authority::Mautic && maySendToApp(sides))
        return sendToApp(sides);
    if (winner == Authority::Mautic && sides.policy.direction == SyncDirection::ToMautic)
        return AdoptBase{{.sent = sides.app, .answered = *sides.mautic}};
    return AskBecauseBothChanged{};
}

} // namespace

FieldDecision decideField(const FieldSides &sides)
{
    if (!sides.mautic || sides.policy.direction == SyncDirection::Off)
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
    if (!mauticChanged)
        return decideAppChanged(sides);
    if (!appChanged)
        return sendToApp(sides);
    if (isMutant("letsTheApplicationWin"))
        return PushToMautic{ChangeReason::ChangedInApp};
    return decideBothChanged(sides);
}

} // namespace lockstep
