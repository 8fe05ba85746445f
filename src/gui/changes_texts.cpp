// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/changes_texts.h"

#include "gui/icons.h"
#include "words/plan_words.h"
#include "words/row_words.h"

#include <QCoreApplication>
#include <QIcon>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

class ChangesTexts
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::ChangesTexts)

public:
    static QString title(PlanColumn column)
    {
        switch (column) {
        case PlanColumn::Included:
            return tr("Write");
        case PlanColumn::Kind:
            return tr("Kind");
        case PlanColumn::Person:
            return tr("Person");
        case PlanColumn::What:
            return tr("What");
        case PlanColumn::Change:
            return tr("Before → after");
        case PlanColumn::Reason:
            return tr("Reason");
        case PlanColumn::Risk:
            return tr("Risk");
        case PlanColumn::Outcome:
            return tr("State");
        }
        return {};
    }
    static QString title(FieldChangeColumn column)
    {
        switch (column) {
        case FieldChangeColumn::Field:
            return tr("Field");
        case FieldChangeColumn::Before:
            return tr("In Mautic now");
        case FieldChangeColumn::After:
            return tr("Will be");
        case FieldChangeColumn::Reason:
            return tr("Why");
        }
        return {};
    }
    static QString empty() { return tr("(empty)"); }
    static QString user(const AppUserId &id) { return tr("user %1").arg(id.value); }
    static QString change(const FieldChange &change)
    {
        if (change.before.isEmpty())
            //: %1 is a field, %2 its new value
            return tr("%1: %2").arg(change.alias, orEmpty(change.after));
        //: %1 is a field, %2 its value before, %3 its value afterwards
        return tr("%1: %2 → %3").arg(change.alias, change.before, orEmpty(change.after));
    }
    static QString andMore(const QString &first, qsizetype more)
    {
        //: %1 is a change of a value, %n how many further ones there are
        return more > 0 ? tr("%1 (and %n more)", "", static_cast<int>(more)).arg(first) : first;
    }

private:
    static QString orEmpty(const QString &value) { return value.isEmpty() ? empty() : value; }
};

QString changesIn(const PlanRow &row)
{
    if (row.kind == PlanRowKind::AddToSegment || row.kind == PlanRowKind::CreateSegment)
        return row.segmentName;
    if (row.field)
        return row.field->label.isEmpty() ? row.field->alias : row.field->label;
    if (row.changes.isEmpty())
        return {};
    return ChangesTexts::andMore(ChangesTexts::change(row.changes.first()), row.changes.size() - 1);
}

QString allChangesIn(const PlanRow &row)
{
    QStringList lines;
    for (const FieldChange &change : row.changes)
        lines.append(ChangesTexts::change(change));
    return lines.isEmpty() ? changesIn(row) : lines.join(u'\n');
}

QString cellText(const PlanRowView &view, PlanColumn column)
{
    switch (column) {
    case PlanColumn::Included:
        return {};
    case PlanColumn::Kind:
        return RowWords::kind(view.row.kind);
    case PlanColumn::Person:
        return personIn(view);
    case PlanColumn::What:
        return PlanWords::rowSentence(view.row);
    case PlanColumn::Change:
        return changesIn(view.row);
    case PlanColumn::Reason:
        return RowWords::whyWritten(view.row);
    case PlanColumn::Risk:
        return RowWords::risk(riskOf(view.row));
    case PlanColumn::Outcome:
        return outcomeOf(view);
    }
    return {};
}

QString toolTipOf(const PlanRowView &view, PlanColumn column)
{
    switch (column) {
    case PlanColumn::Included:
        return RowWords::choiceExplanation(view.choice);
    case PlanColumn::Risk:
        return RowWords::riskExplanation(riskOf(view.row));
    case PlanColumn::Outcome:
        return outcomeSentence(view);
    case PlanColumn::Change:
        return allChangesIn(view.row);
    case PlanColumn::Person:
        return view.person ? QString(personIn(view) + u'\n' + view.person->email) : personIn(view);
    case PlanColumn::Kind:
    case PlanColumn::What:
    case PlanColumn::Reason:
        return cellText(view, column);
    }
    return {};
}

QString signOf(AppliedOutcome outcome)
{
    switch (outcome) {
    case AppliedOutcome::Sent:
        return u"mail-sent"_s;
    case AppliedOutcome::Done:
    case AppliedOutcome::FoundInstead:
        return u"dialog-ok-apply"_s;
    case AppliedOutcome::Stale:
    case AppliedOutcome::Unknown:
        return u"dialog-warning"_s;
    case AppliedOutcome::Refused:
    case AppliedOutcome::Failed:
        return u"dialog-error"_s;
    }
    return {};
}

bool isGrave(RowRisk risk)
{
    return risk == RowRisk::SendsMayStart || risk == RowRisk::TakesOverVisitor || risk == RowRisk::ChangesIdentity;
}

QVariant decorationOf(const PlanRowView &view, PlanColumn column)
{
    if (column == PlanColumn::Risk && isGrave(riskOf(view.row)))
        return themedIcon(u"emblem-warning"_s);
    if (column == PlanColumn::Outcome && view.outcome)
        return themedIcon(signOf(view.outcome->outcome));
    return {};
}

} // namespace

QString personIn(const PlanRowView &view)
{
    if (view.row.user.value.isEmpty())
        return {};
    if (view.person && !view.person->name.isEmpty())
        return view.person->name;
    if (view.person && !view.person->email.isEmpty())
        return view.person->email;
    return ChangesTexts::user(view.row.user);
}

QString outcomeOf(const PlanRowView &view)
{
    if (view.outcome)
        return RowWords::outcome(view.outcome->outcome);
    if (view.choice != RowChoice::Included)
        return RowWords::choice(view.choice);
    return view.isFinal ? RowWords::notBegun() : RowWords::waiting();
}

QString outcomeSentence(const PlanRowView &view)
{
    if (view.outcome)
        return RowWords::outcomeExplanation(view.outcome->outcome);
    if (view.choice == RowChoice::Included && view.isFinal)
        return RowWords::notBegunExplanation();
    return RowWords::choiceExplanation(view.choice);
}

PlanTexts planTexts()
{
    return {.title = [](PlanColumn column) { return ChangesTexts::title(column); },
            .text = cellText,
            .decoration = decorationOf,
            .toolTip = toolTipOf};
}

FieldChangeTexts fieldChangeTexts()
{
    return {.title = [](FieldChangeColumn column) { return ChangesTexts::title(column); },
            .reason = [](ChangeReason reason) { return PlanWords::reason(reason); },
            .empty = ChangesTexts::empty()};
}

} // namespace lockstep
