// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/timeline_words.h"

#include "words/case_words.h"
#include "words/plan_words.h"

#include <QStringList>

namespace lockstep
{

using namespace Qt::StringLiterals;

QString TimelineWords::kindLabel(TimelineKind kind)
{
    switch (kind) {
    case TimelineKind::SignedUp:
        return tr("signed up");
    case TimelineKind::ContactAdded:
        return tr("contact added");
    case TimelineKind::Linked:
        return tr("linked");
    case TimelineKind::Verified:
        return tr("seen in step");
    case TimelineKind::Written:
        return tr("written by Lockstep");
    case TimelineKind::OptedOut:
        return tr("opted out");
    case TimelineKind::CaseOpened:
        return tr("case opened");
    case TimelineKind::CaseClosed:
        return tr("case closed");
    case TimelineKind::Refused:
        return tr("refused by Mautic");
    case TimelineKind::UserGone:
        return tr("no longer a user");
    case TimelineKind::UserChanged:
        return tr("user changed");
    case TimelineKind::ContactChanged:
        return tr("contact changed");
    case TimelineKind::Decided:
        return tr("decided");
    case TimelineKind::TakenBack:
        return tr("taken back");
    case TimelineKind::MauticEvent:
        return tr("told by Mautic");
    }
    return {};
}

QString TimelineWords::sideLabel(TimelineSide side)
{
    switch (side) {
    case TimelineSide::App:
        return tr("in the application");
    case TimelineSide::Mautic:
        return tr("in Mautic");
    case TimelineSide::Lockstep:
        return tr("in Lockstep");
    }
    return {};
}

QString TimelineWords::sentence(const TimelineEntry &entry)
{
    switch (entry.kind) {
    case TimelineKind::SignedUp:
        return tr("Signed up in the application.");
    case TimelineKind::ContactAdded:
        return tr("The contact was added to Mautic.");
    case TimelineKind::Linked:
        return linked(entry);
    case TimelineKind::Verified:
        return tr("Both sides were read and agreed.");
    case TimelineKind::Written:
        return entry.row ? written(*entry.row) : tr("Lockstep wrote to Mautic.");
    case TimelineKind::OptedOut:
        if (!entry.optOut)
            return tr("Opted out.");
        return tr("%1: %2.").arg(channel(entry.optOut->channel), optOutReason(entry.optOut->reason));
    case TimelineKind::CaseOpened:
    case TimelineKind::CaseClosed:
        return ofCase(entry);
    case TimelineKind::Refused:
        return tr("Mautic refused this person's values.");
    case TimelineKind::UserGone:
        return tr("The user was no longer found in the application.");
    case TimelineKind::UserChanged:
        return entry.change ? changed(*entry.change) : tr("The application changed the user.");
    case TimelineKind::ContactChanged:
        return entry.change ? changed(*entry.change) : tr("Mautic changed the contact.");
    case TimelineKind::Decided:
        return decided(entry);
    case TimelineKind::TakenBack:
        //: %1 is a person
        return tr("%1 took a decision back.").arg(entry.startedBy);
    case TimelineKind::MauticEvent:
        return ofMautic(entry);
    }
    return {};
}

QString TimelineWords::ofCase(const TimelineEntry &entry)
{
    const bool isOpened = entry.kind == TimelineKind::CaseOpened;
    if (!entry.personCase)
        return isOpened ? tr("A case was opened.") : tr("A case was closed.");
    return isOpened ? CaseWords::sentence(*entry.personCase)
                    : tr("Closed: %1.").arg(CaseWords::label(entry.personCase->kind));
}

QString TimelineWords::ofMautic(const TimelineEntry &entry)
{
    const ContactEvent event = entry.event.value_or(ContactEvent{});
    if (event.type.isEmpty() || event.label.isEmpty())
        return QString(event.type + event.label);
    //: %1 is a kind of event and %2 what happened, both in Mautic's words
    return tr("%1: %2").arg(event.type, event.label);
}

QString TimelineWords::changed(const ObservedChange &change)
{
    if (change.field == "present"_L1)
        return change.after == "false"_L1 ? tr("No longer there.") : tr("There for the first time, or again.");
    const QString before = change.before.isEmpty() ? tr("nothing", "a value") : change.before;
    const QString after = change.after.isEmpty() ? tr("nothing", "a value") : change.after;
    //: %1 is a field, %2 and %3 are values
    return tr("%1: from %2 to %3.").arg(change.field, before, after);
}

QString TimelineWords::linked(const TimelineEntry &entry)
{
    if (!entry.matchedBy)
        return tr("User and contact were linked.");
    return tr("User and contact were linked, matched by %1.").arg(PlanWords::matchedBy(*entry.matchedBy));
}

QString TimelineWords::decided(const TimelineEntry &entry)
{
    const QString &note = entry.resolution ? entry.resolution->note : QString();
    const QString &field = entry.resolution ? entry.resolution->field : QString();
    //: %1 is a person
    QString text = field.isEmpty() ? tr("%1 decided who this is.").arg(entry.startedBy)
                                   //: %1 is a person, %2 a field
                                   : tr("%1 decided about %2.").arg(entry.startedBy, field);
    if (!note.isEmpty())
        text += u' ' + note;
    return text;
}

QString TimelineWords::wroteWhat(const AppliedRow &row)
{
    QStringList fields;
    for (const FieldChange &change : row.changes)
        fields.append(change.alias);
    switch (row.kind) {
    case PlanRowKind::CreateField:
        return tr("Create a custom field.");
    case PlanRowKind::CreateSegment:
        return tr("Create a segment.");
    case PlanRowKind::OptOut:
        return tr("Enter the opt-out in Mautic.");
    case PlanRowKind::CreateContact:
        return tr("Create the contact with %1.").arg(fields.join(u", "_s));
    case PlanRowKind::TakeOverVisitor:
        return tr("Make a visitor Mautic tracked the contact of this user.");
    case PlanRowKind::UpdateContact:
        return tr("Write %1 to the contact.").arg(fields.join(u", "_s));
    case PlanRowKind::LinkContact:
        return tr("Link user and contact.");
    case PlanRowKind::AddToSegment:
        return tr("Put the contact into a segment.");
    case PlanRowKind::UpdateUser:
        return tr("Write %1 to the user of the application.").arg(fields.join(u", "_s));
    case PlanRowKind::Unlink:
        return tr("Unlink user and contact.");
    }
    return {};
}

QString TimelineWords::written(const AppliedRow &row)
{
    //: %1 is what was to be written, a sentence; %2 what became of it
    return tr("%1 Outcome: %2.").arg(wroteWhat(row), outcome(row.outcome));
}

QString TimelineWords::outcome(AppliedOutcome outcome)
{
    switch (outcome) {
    case AppliedOutcome::Sent:
        return tr("sent, no answer yet");
    case AppliedOutcome::Done:
        return tr("done");
    case AppliedOutcome::FoundInstead:
        return tr("was there already");
    case AppliedOutcome::Stale:
        return tr("left out, because something had changed since the plan");
    case AppliedOutcome::Refused:
        return tr("refused by Mautic");
    case AppliedOutcome::Failed:
        return tr("failed");
    case AppliedOutcome::Unknown:
        return tr("not known; the next run looks at it");
    }
    return {};
}

QString TimelineWords::runLine(const TimelineEntry &entry)
{
    if (!entry.run)
        return {};
    if (entry.startedBy.isEmpty())
        return tr("run %1").arg(entry.run->value);
    //: %1 is a number, %2 a person
    return tr("run %1, started by %2").arg(QString::number(entry.run->value), entry.startedBy);
}

QString TimelineWords::optOutReason(DoNotContactReason reason)
{
    switch (reason) {
    case DoNotContactReason::Contactable:
        return tr("may be written to");
    case DoNotContactReason::Unsubscribed:
        return tr("unsubscribed");
    case DoNotContactReason::Bounced:
        return tr("bounced");
    case DoNotContactReason::Manual:
        return tr("opted out by hand");
    }
    return {};
}

QString TimelineWords::channel(const QString &name)
{
    if (name == "email"_L1)
        return tr("E-mail");
    if (name == "sms"_L1)
        return tr("SMS");
    return name;
}

} // namespace lockstep
