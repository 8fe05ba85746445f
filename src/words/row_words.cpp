// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/row_words.h"

#include "words/plan_words.h"

#include <QStringList>

namespace lockstep
{

QString RowWords::kind(PlanRowKind kind)
{
    switch (kind) {
    case PlanRowKind::CreateField:
        return tr("Create field");
    case PlanRowKind::CreateSegment:
        return tr("Create segment");
    case PlanRowKind::OptOut:
        return tr("Opt out");
    case PlanRowKind::CreateContact:
        return tr("Create contact");
    case PlanRowKind::TakeOverVisitor:
        return tr("Take over visitor");
    case PlanRowKind::UpdateContact:
        return tr("Update contact");
    case PlanRowKind::LinkContact:
        return tr("Link");
    case PlanRowKind::AddToSegment:
        return tr("Add to segment");
    case PlanRowKind::UpdateUser:
        return tr("Update user");
    case PlanRowKind::Unlink:
        return tr("Unlink");
    }
    return {};
}

QString RowWords::whyWritten(const PlanRow &row)
{
    switch (row.kind) {
    case PlanRowKind::CreateField:
    case PlanRowKind::CreateSegment:
        return tr("Mautic does not have it");
    case PlanRowKind::OptOut:
        return tr("opted out in the application");
    case PlanRowKind::CreateContact:
        return tr("no contact fits this user");
    case PlanRowKind::TakeOverVisitor:
    case PlanRowKind::LinkContact:
        return tr("matched by %1").arg(PlanWords::matchedBy(row.matchedBy));
    case PlanRowKind::AddToSegment:
        return tr("new user");
    case PlanRowKind::Unlink:
        return PlanWords::reason(ChangeReason::Decided);
    case PlanRowKind::UpdateContact:
    case PlanRowKind::UpdateUser:
        break;
    }
    QStringList reasons;
    for (const FieldChange &change : row.changes)
        reasons.append(PlanWords::reason(change.reason));
    reasons.removeDuplicates();
    return reasons.join(QStringLiteral(", "));
}

QString RowWords::risk(RowRisk risk)
{
    switch (risk) {
    case RowRisk::None:
        return tr("none", "risk");
    case RowRisk::StaysInMautic:
        return tr("stays in Mautic");
    case RowRisk::SendsMayStart:
        return tr("sends may start");
    case RowRisk::StopsMail:
        return tr("stops e-mail");
    case RowRisk::TakesOverVisitor:
        return tr("cannot be undone");
    case RowRisk::ChangesIdentity:
        return tr("changes the address");
    case RowRisk::ReplacesValue:
        return tr("replaces a value");
    case RowRisk::EmptiesValue:
        return tr("empties a value");
    case RowRisk::WritesToApplication:
        return tr("writes to the application");
    }
    return {};
}

QString RowWords::riskExplanation(RowRisk risk)
{
    switch (risk) {
    case RowRisk::None:
        return tr("Nothing in Mautic is lost, and nothing is sent because of it.");
    case RowRisk::StaysInMautic:
        return tr("It stays in Mautic until somebody deletes it there.");
    case RowRisk::SendsMayStart:
        return tr("Campaigns of this segment may begin to send to this person.");
    case RowRisk::StopsMail:
        return tr("Mautic sends no more e-mail to this person.");
    case RowRisk::TakesOverVisitor:
        return tr("The visitor's history becomes this person's. Mautic cannot take that back.");
    case RowRisk::ChangesIdentity:
        return tr("The contact gets another address: mail goes there from now on.");
    case RowRisk::ReplacesValue:
        return tr("A value in Mautic that Lockstep did not write is replaced by the application's.");
    case RowRisk::EmptiesValue:
        return tr("A value in Mautic is emptied because the application's is empty.");
    case RowRisk::WritesToApplication:
        return tr("A value in the application's database is replaced.");
    }
    return {};
}

QString RowWords::outcome(AppliedOutcome outcome)
{
    switch (outcome) {
    case AppliedOutcome::Sent:
        return tr("sent");
    case AppliedOutcome::Done:
        return tr("done");
    case AppliedOutcome::FoundInstead:
        return tr("found and linked");
    case AppliedOutcome::Stale:
        return tr("no longer holds");
    case AppliedOutcome::Refused:
        return tr("refused");
    case AppliedOutcome::Failed:
        return tr("failed");
    case AppliedOutcome::Unknown:
        return tr("not known");
    }
    return {};
}

QString RowWords::outcomeExplanation(AppliedOutcome outcome)
{
    switch (outcome) {
    case AppliedOutcome::Sent:
        return tr("It was sent to Mautic; there is no answer yet.");
    case AppliedOutcome::Done:
        return tr("Mautic confirmed it.");
    case AppliedOutcome::FoundInstead:
        return tr("Mautic had a contact with this address already. It was linked, no second one was made.");
    case AppliedOutcome::Stale:
        return tr("Something changed since the plan was made. It was not written; look for changes again.");
    case AppliedOutcome::Refused:
        return tr("Mautic refused it. Nothing was written; it waits among the cases.");
    case AppliedOutcome::Failed:
        return tr("It was not written. The next run tries it again.");
    case AppliedOutcome::Unknown:
        return tr("The answer of Mautic was lost. It may have arrived or not; the next run looks before it writes.");
    }
    return {};
}

QString RowWords::waiting() { return tr("waiting"); }

QString RowWords::notBegun() { return tr("not begun"); }

QString RowWords::notBegunExplanation()
{
    return tr("The run ended before it came to this row. Nothing was written; the next run does it.");
}

QString RowWords::choice(RowChoice choice)
{
    switch (choice) {
    case RowChoice::Included:
        return {};
    case RowChoice::LeftOut:
        return tr("left out");
    case RowChoice::GoesWithAnother:
        return tr("left out with another");
    }
    return {};
}

QString RowWords::choiceExplanation(RowChoice choice)
{
    switch (choice) {
    case RowChoice::Included:
        return tr("Will be written.");
    case RowChoice::LeftOut:
        return tr("You left this out. It will not be written.");
    case RowChoice::GoesWithAnother:
        return tr("It needs another row that you left out, so it will not be written either.");
    }
    return {};
}

QString RowWords::writeButton(int changes) { return tr("&Write %Ln changes to Mautic", "", changes); }

QString RowWords::mayCreate(const QStringList &names)
{
    return tr("Create in Mautic: %1?").arg(names.join(QStringLiteral(", ")));
}

QString RowWords::mayCreateExplanation()
{
    return tr("Mautic does not have them yet. They stay there until somebody deletes them.");
}

} // namespace lockstep
