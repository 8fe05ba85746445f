// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/hand_words.h"

#include "words/offer_words.h"
#include "words/plan_words.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// Writes nothing by itself, but holds from then on.
bool isRule(Answer answer)
{
    return answer == Answer::NeverSyncField || answer == Answer::LeaveAlone || answer == Answer::KeepBoth;
}

} // namespace

QString HandWords::choice(Answer answer)
{
    switch (answer) {
    case Answer::OtherValue:
        return tr("a new value");
    case Answer::TakeApp:
        return tr("the application's value, for Mautic");
    case Answer::TakeMautic:
        return tr("Mautic's value, for the application");
    case Answer::KeepBoth:
        return tr("keep both as they are");
    case Answer::NeverSyncField:
        return tr("never sync this field of this person");
    default:
        return OfferWords::answer(answer);
    }
}

QString HandWords::button(Answer answer)
{
    switch (answer) {
    case Answer::LinkContact:
        return tr("&Link");
    case Answer::Unlink:
        return tr("Un&link");
    case Answer::LeaveAlone:
        return tr("&Leave alone");
    case Answer::NeverSyncField:
        return tr("&Never sync it");
    case Answer::KeepBoth:
        return tr("&Keep both");
    default:
        return tr("&Write it");
    }
}

QString HandWords::title(const HandDecision &decision, const QString &fieldName)
{
    switch (decision.answer) {
    case Answer::LinkContact:
        return tr("Link to another contact");
    case Answer::Unlink:
        return tr("End the link");
    case Answer::LeaveAlone:
        return tr("Leave this user alone");
    default:
        return tr("Change %1").arg(OfferWords::quoted(fieldName));
    }
}

QStringList HandWords::effects(const HandPreview &preview)
{
    QStringList sentences;
    for (const PlanRow &row : preview.rows) {
        const bool writesValues = row.kind == PlanRowKind::UpdateContact || row.kind == PlanRowKind::UpdateUser;
        if (!writesValues) {
            sentences.append(PlanWords::rowSentence(row));
            continue;
        }
        for (const FieldChange &change : row.changes)
            sentences.append(effect(row, change));
    }
    if (preview.decision.answer == Answer::NeverSyncField)
        sentences.prepend(tr("From now on neither side of this field is touched for this person, until you take that "
                             "back."));
    else if (preview.decision.answer == Answer::LeaveAlone)
        sentences.prepend(tr("From now on neither side of this user is touched, until you take that back. Opt-outs "
                             "still go through."));
    else if (preview.decision.answer == Answer::Unlink)
        sentences.append(tr("Afterwards the user is left alone, until you take that back."));
    else if (sentences.isEmpty())
        sentences.append(tr("Nothing has to be written: both sides hold this already."));
    return sentences;
}

QString HandWords::effect(const PlanRow &row, const FieldChange &change)
{
    const QString field = OfferWords::quoted(change.alias);
    const QString before = OfferWords::quotedOrEmpty(change.before);
    const QString after = OfferWords::quotedOrEmpty(change.after);
    if (row.kind == PlanRowKind::UpdateUser)
        //: %1 is a field, %2 and %3 values
        return tr("Application: %1 from %2 to %3.").arg(field, before, after);
    //: %1 is a field, %2 and %3 values
    return tr("Mautic: %1 from %2 to %3.").arg(field, before, after);
}

QString HandWords::cost(const HandPreview &preview)
{
    return OfferWords::cost({.answer = preview.decision.answer, .rows = preview.rows, .requests = preview.requests});
}

QString HandWords::problem(const HandPreview &preview)
{
    const Answer answer = preview.decision.answer;
    switch (preview.outcome) {
    case DecisionOutcome::Kept:
        return {};
    case DecisionOutcome::Changed:
        return tr("A side changed while you were at it. Look at what is there now and confirm again.");
    case DecisionOutcome::PersonGone:
        return tr("This user is gone from the application.");
    case DecisionOutcome::BadValue:
        return badValue(preview);
    case DecisionOutcome::ReasonMissing:
        return tr("Say why: a link is not made or ended without a reason.");
    case DecisionOutcome::NotOpen:
    case DecisionOutcome::NotOffered:
        break;
    }
    if (preview.obstacle != OfferObstacle::NothingThere)
        return OfferWords::obstacle(preview.obstacle);
    if (answer == Answer::LinkContact)
        return tr("Mautic had no contact with this number when it was read last.");
    if (answer == Answer::Unlink)
        return tr("This user is not linked.");
    return tr("There is no contact in Mautic yet, so nothing can be written there. A sync makes it.");
}

QString HandWords::badValue(const HandPreview &preview)
{
    if (preview.decision.field == appUserIdAlias)
        return tr("The user id says who this is, so it cannot be edited. Link the user to another contact instead.");
    if (!preview.problem)
        return tr("This is not an address Mautic can hold: it has to be one plain address, no longer than Mautic's "
                  "field.");
    switch (*preview.problem) {
    case ValueProblem::TooLong:
        return tr("This is longer than Mautic's field can hold. Shorten it; nothing is cut by itself.");
    case ValueProblem::NotUnderstood:
        return tr("Mautic's field does not take this value: it is none of its choices, or not in its form.");
    case ValueProblem::ControlCharacters:
        return tr("There are characters in it that cannot be seen and that Mautic's field cannot hold.");
    }
    return {};
}

QString HandWords::notWritable(const PersonField &field)
{
    const QString kept = field.app.value_or(QString());
    if (kept.isEmpty())
        return tr("Only Mautic is written: writing this column of the application is not switched on.");
    return tr("Only Mautic is written, the application keeps %1: writing this column is not switched on.")
        .arg(OfferWords::quoted(kept));
}

bool HandWords::doesNothing(const HandPreview &preview)
{
    return preview.outcome == DecisionOutcome::Kept && preview.rows.isEmpty() && !isRule(preview.decision.answer)
        && preview.decision.answer != Answer::Unlink;
}

} // namespace lockstep
