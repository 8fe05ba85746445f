// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/field_resolution.h"

#include "domain/value_rules.h"

namespace lockstep
{

namespace
{

const ResolvedField stale{.isStale = true};

/// Works out one answer. Mautic's value is known.
class FieldResolver
{
public:
    FieldResolver(const Resolution &resolution, const FieldSides &sides, const FieldContext &field)
        : m_resolution(resolution)
        , m_sides(sides)
        , m_field(field)
        , m_mautic(*sides.mautic)
    {
    }

    ResolvedField carryOut() const
    {
        switch (m_resolution.answer) {
        case Answer::TakeApp:
            return appIsAsSeen() && mauticIsSeenOr(m_sides.app) ? toMautic(m_sides.app, std::nullopt) : stale;
        case Answer::TakeMautic:
            return takeMautic();
        case Answer::OtherValue:
            return takeOther();
        case Answer::KeepBoth:
            return appIsAsSeen() && mauticIsAsSeen() ? agreeOn({.sent = m_sides.app, .answered = m_mautic}) : stale;
        case Answer::MakeRoom:
            return makeRoom();
        default:
            return stale;
        }
    }

    ResolvedField takeBack() const
    {
        ResolvedField back;
        const BaseValue before =
            m_resolution.seen.base.value_or(BaseValue{.sent = m_resolution.seen.app.value_or(QString()),
                                                      .answered = m_resolution.seen.mautic.value_or(QString())});
        const QString mauticBefore = m_resolution.seen.mautic.value_or(QString());
        const QString appBefore = m_resolution.seen.app.value_or(QString());
        const bool mauticWasWritten = m_mautic != mauticBefore;
        const bool appWasWritten = m_sides.app != appBefore;
        if (mauticWasWritten && (!m_sides.base || m_mautic != m_sides.base->answered))
            return stale;
        if (appWasWritten && (!m_field.isWritable || !m_sides.base || m_sides.app != m_sides.base->sent))
            return stale;
        if (mauticWasWritten)
            back.toMautic = change(m_mautic, mauticBefore, ChangeReason::TakenBack, before);
        if (appWasWritten)
            back.toApp = change(m_field.inApp, appBefore, ChangeReason::TakenBack, before);
        if (!back.writes())
            back.adopted = before;
        return back;
    }

private:
    bool appIsAsSeen() const { return !m_resolution.seen.app || m_sides.app == *m_resolution.seen.app; }
    bool mauticIsAsSeen() const { return !m_resolution.seen.mautic || m_mautic == *m_resolution.seen.mautic; }
    bool mauticIsSeenOr(const QString &target) const
    {
        return mauticIsAsSeen() || sameValue(target, m_mautic, m_sides.type);
    }

    FieldChange change(const QString &before, const QString &after, ChangeReason reason,
                       const std::optional<BaseValue> &agreed) const
    {
        return {.alias = m_field.alias, .before = before, .after = after, .reason = reason, .agreed = agreed};
    }

    static ResolvedField agreeOn(BaseValue base) { return {.adopted = std::move(base)}; }

    ResolvedField toMautic(const QString &value, const std::optional<BaseValue> &agreed) const
    {
        if (sameValue(value, m_mautic, m_sides.type))
            return agreeOn({.sent = agreed ? agreed->sent : m_sides.app, .answered = m_mautic});
        return {.toMautic = change(m_mautic, value, ChangeReason::Decided, agreed)};
    }

    ResolvedField takeMautic() const
    {
        if (sameValue(m_sides.app, m_mautic, m_sides.type))
            return agreeOn({.sent = m_sides.app, .answered = m_mautic});
        if (!m_field.isWritable || !appIsAsSeen() || !mauticIsAsSeen())
            return stale;
        return {.toApp = change(m_field.inApp, m_mautic, ChangeReason::Decided, std::nullopt)};
    }

    ResolvedField takeOther() const
    {
        const QString &value = m_resolution.value;
        const bool appHasIt = sameValue(value, m_sides.app, m_sides.type);
        if ((!appIsAsSeen() && !appHasIt) || !mauticIsSeenOr(value))
            return stale;
        ResolvedField resolved = toMautic(value, BaseValue{.sent = m_sides.app, .answered = value});
        if (m_field.isWritable && !appHasIt)
            resolved.toApp = change(m_field.inApp, value, ChangeReason::Decided, std::nullopt);
        return resolved;
    }

    /// The address comes back by itself as soon as the new one is free: the application still differs from what was
    /// sent.
    ResolvedField makeRoom() const
    {
        if (m_mautic.isEmpty())
            return agreeOn({.sent = m_sides.base ? m_sides.base->sent : QString(), .answered = m_mautic});
        if (!mauticIsAsSeen())
            return stale;
        const BaseValue agreed{.sent = m_sides.base ? m_sides.base->sent : m_mautic, .answered = {}};
        return {.toMautic = change(m_mautic, {}, ChangeReason::Decided, agreed)};
    }

    const Resolution &m_resolution;
    const FieldSides &m_sides;
    const FieldContext &m_field;
    const QString &m_mautic;
};

} // namespace

ResolvedField resolveField(const Resolution &resolution, const FieldSides &sides, const FieldContext &field)
{
    if (!sides.mautic)
        return stale;
    const FieldResolver resolver(resolution, sides, field);
    return resolution.state == ResolutionState::Undoing ? resolver.takeBack() : resolver.carryOut();
}

} // namespace lockstep
