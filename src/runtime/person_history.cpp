// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/person_history.h"

#include "store/change_log.h"

namespace lockstep
{

namespace
{

ChangeOrigin originOf(const ObservedChange &change)
{
    const bool isLogged = change.how == ChangeSource::Feed && change.side == ChangeSide::Mautic;
    return {.evidence = isLogged ? ChangeEvidence::MauticLog : ChangeEvidence::SeenToChange,
            .at = change.madeAt.value_or(change.at),
            .who = change.who};
}

/// A change tells of one value; what tells of a whole row or contact is less sure. Our own writes are known already.
void setOrigin(const ObservedChange &change, PersonField &field)
{
    if (change.side == ChangeSide::App) {
        const bool isOfField = field.attribute && change.field == nameOf(*field.attribute);
        if (isOfField && field.appOrigin.evidence != ChangeEvidence::SeenToChange)
            field.appOrigin = originOf(change);
        return;
    }
    const bool isKnown = field.mauticOrigin.evidence == ChangeEvidence::WrittenByLockstep
        || field.mauticOrigin.evidence == ChangeEvidence::MauticLog
        || field.mauticOrigin.evidence == ChangeEvidence::SeenToChange;
    if (change.field == field.alias && !isKnown)
        field.mauticOrigin = originOf(change);
}

} // namespace

Result<QList<ObservedChange>> PersonHistory::changesOf(const PersonRef &who)
{
    ChangeLog log(m_store.database);
    QList<ObservedChange> changes;
    if (!who.user.value.isEmpty()) {
        const auto ofUser = log.ofSubject(ChangeSide::App, who.user.value, changesRead);
        if (!ofUser)
            return fail(ofUser.error());
        changes += *ofUser;
    }
    if (who.contact) {
        const auto ofContact = log.ofSubject(ChangeSide::Mautic, QString::number(who.contact->value), changesRead);
        if (!ofContact)
            return fail(ofContact.error());
        changes += *ofContact;
    }
    return changes;
}

Result<void> PersonHistory::addTo(PersonDetails &details)
{
    const auto changes = changesOf(details.row.who);
    if (!changes)
        return fail(changes.error());
    for (const ObservedChange &change : *changes) {
        details.timeline.append(
            {.at = change.madeAt.value_or(change.at),
             .kind = change.side == ChangeSide::App ? TimelineKind::UserChanged : TimelineKind::ContactChanged,
             .change = change});
        for (PersonField &field : details.fields)
            setOrigin(change, field);
    }
    return addDecisions(details);
}

Result<void> PersonHistory::addDecisions(PersonDetails &details)
{
    if (details.row.who.user.value.isEmpty())
        return {};
    const auto decisions = m_store.resolutions.ofUser(details.row.who.user);
    if (!decisions)
        return fail(decisions.error());
    for (const Resolution &decision : *decisions) {
        details.timeline.append({.at = decision.at,
                                 .kind = TimelineKind::Decided,
                                 .resolution = decision,
                                 .startedBy = nameOf(decision.by)});
        const bool isTakenBack =
            decision.state == ResolutionState::Undoing || decision.state == ResolutionState::Undone;
        if (isTakenBack && decision.settledAt) {
            details.timeline.append({.at = *decision.settledAt,
                                     .kind = TimelineKind::TakenBack,
                                     .resolution = decision,
                                     .startedBy = decision.undoneBy});
        }
    }
    return {};
}

} // namespace lockstep
