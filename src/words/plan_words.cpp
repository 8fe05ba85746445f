// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/plan_words.h"

namespace lockstep
{

QString PlanWords::kindLabel(PlanRowKind kind)
{
    switch (kind) {
    case PlanRowKind::CreateField:
        return tr("custom fields to create");
    case PlanRowKind::CreateSegment:
        return tr("segments to create");
    case PlanRowKind::OptOut:
        return tr("opt-outs to enter");
    case PlanRowKind::CreateContact:
        return tr("contacts to create");
    case PlanRowKind::TakeOverVisitor:
        return tr("visitors to take over with their history");
    case PlanRowKind::UpdateContact:
        return tr("contacts to update");
    case PlanRowKind::LinkContact:
        return tr("users to link to their contact");
    case PlanRowKind::AddToSegment:
        return tr("people to put into a segment");
    case PlanRowKind::UpdateUser:
        return tr("users of the application to update");
    case PlanRowKind::Unlink:
        return tr("users to unlink from their contact");
    }
    return {};
}

QString PlanWords::rowSentence(const PlanRow &row)
{
    switch (row.kind) {
    case PlanRowKind::CreateField:
        return tr("Create the custom field \"%1\" in Mautic.").arg(row.field ? row.field->alias : QString());
    case PlanRowKind::CreateSegment:
        return tr("Create the segment \"%1\" in Mautic.").arg(row.segmentName);
    case PlanRowKind::CreateContact:
        return tr("Create a contact for user %1.").arg(row.user.value);
    case PlanRowKind::OptOut:
    case PlanRowKind::TakeOverVisitor:
    case PlanRowKind::UpdateContact:
    case PlanRowKind::LinkContact:
    case PlanRowKind::AddToSegment:
    case PlanRowKind::UpdateUser:
    case PlanRowKind::Unlink:
        break;
    }
    return writeSentence(row);
}

QString PlanWords::writeSentence(const PlanRow &row)
{
    const QString contact = row.contact ? tr("contact %1").arg(row.contact->value) : tr("the new contact");
    if (row.kind == PlanRowKind::OptOut)
        return tr("Enter the opt-out of user %1 on %2.").arg(row.user.value, contact);
    if (row.kind == PlanRowKind::TakeOverVisitor)
        return tr("Make %2 the contact of user %1 and keep its history.").arg(row.user.value, contact);
    if (row.kind == PlanRowKind::LinkContact)
        return tr("Link user %1 to %2, matched by %3.").arg(row.user.value, contact, matchedBy(row.matchedBy));
    if (row.kind == PlanRowKind::AddToSegment)
        return tr("Put %2 of user %1 into the segment \"%3\".").arg(row.user.value, contact, row.segmentName);
    if (row.kind == PlanRowKind::Unlink)
        return tr("Unlink user %1 from %2.").arg(row.user.value, contact);
    QStringList fields;
    for (const FieldChange &change : row.changes)
        fields.append(change.alias);
    if (row.kind == PlanRowKind::UpdateUser)
        return tr("Write %2 of %3 to user %1 of the application.")
            .arg(row.user.value, fields.join(QStringLiteral(", ")), contact);
    return tr("Write %3 of user %1 to %2.").arg(row.user.value, contact, fields.join(QStringLiteral(", ")));
}

QString PlanWords::reason(ChangeReason reason)
{
    switch (reason) {
    case ChangeReason::New:
        return tr("new");
    case ChangeReason::ChangedInApp:
        return tr("changed in the application");
    case ChangeReason::FillsEmpty:
        return tr("was empty in Mautic");
    case ChangeReason::FirstLinkAppWins:
        return tr("differed at the first link; the application wins");
    case ChangeReason::ClearedInApp:
        return tr("emptied in the application");
    case ChangeReason::ChangedInMautic:
        return tr("changed in Mautic");
    case ChangeReason::Decided:
        return tr("somebody decided so");
    case ChangeReason::TakenBack:
        return tr("somebody took it back");
    }
    return {};
}

QString PlanWords::matchedBy(MatchedBy matchedBy)
{
    switch (matchedBy) {
    case MatchedBy::StoredLink:
        return tr("the link the application keeps");
    case MatchedBy::AppUserIdField:
        return tr("the user id kept in Mautic");
    case MatchedBy::Email:
        return tr("e-mail address");
    case MatchedBy::TrackedContact:
        return tr("the visitor Mautic tracked before sign-up");
    case MatchedBy::Created:
        return tr("being created by Lockstep");
    case MatchedBy::Operator:
        return tr("an operator's decision");
    }
    return {};
}

QString PlanWords::costLine(int people, const PlanCost &cost)
{
    QString line = tr("%n people", "in a plan", people) + QStringLiteral(", ")
        + tr("%n API calls", "a plan costs", cost.requests()) + QStringLiteral(", ")
        + tr("done in %1").arg(forecast(cost.duration));
    if (cost.leftThisHour)
        line += QStringLiteral("; ") + tr("%n calls of this hour left", "", *cost.leftThisHour);
    return line;
}

QString PlanWords::forecast(std::chrono::seconds duration)
{
    if (duration < std::chrono::seconds{1})
        return tr("less than a second");
    if (duration < std::chrono::seconds{120})
        return tr("about %1 s").arg(duration.count());
    if (duration < std::chrono::minutes{120})
        return tr("about %1 min").arg((duration.count() + 59) / 60);
    return tr("about %1 h").arg((duration.count() + 3599) / 3600);
}

QString PlanWords::newUsersLine(const Plan &plan) { return newUsersLine(plan, toIsoText(plan.newUsersSince)); }

QString PlanWords::newUsersLine(const Plan &plan, const QString &since)
{
    return tr("%n new users (after %1) go into the segment", "", plan.newUsers).arg(since) + QStringLiteral("; ")
        + tr("%n earlier ones are linked but never put into it.", "", plan.earlierUsers);
}

} // namespace lockstep
