// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/decision_words.h"

#include "domain/run_undo.h"
#include "words/offer_words.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

QString DecisionWords::refusal(const DecisionReceipt &receipt, const QString &called)
{
    const QString person = OfferWords::quoted(called);
    switch (receipt.outcome) {
    case DecisionOutcome::Kept:
        return {};
    case DecisionOutcome::Changed:
        return tr("%1: a side changed since you looked. Nothing was written; it is shown anew.").arg(person);
    case DecisionOutcome::NotOpen:
        if (receipt.answer && !receipt.by.isEmpty())
            //: %1 is the person in question, %2 an operator, %3 an answer such as "the application's value"
            return tr("%1: %2 was first and chose: %3.")
                .arg(person, OfferWords::quoted(receipt.by), OfferWords::answer(*receipt.answer));
        return tr("%1: nobody has to decide this any more.").arg(person);
    case DecisionOutcome::PersonGone:
        return tr("%1: the user is gone, erased or merged. Nothing was written.").arg(person);
    case DecisionOutcome::BadValue:
        return tr("%1: this value cannot be stored. Nothing was written.").arg(person);
    case DecisionOutcome::ReasonMissing:
        return tr("%1: a link is not made or ended without a reason. Nothing was written.").arg(person);
    case DecisionOutcome::NotOffered:
        return tr("%1: this answer cannot be given now. %2").arg(person, OfferWords::obstacle(receipt.obstacle));
    }
    return {};
}

QString DecisionWords::decided(const QString &person, const QString &action)
{
    //: %1 is the person in question, %2 what the button said
    return tr("Decided for %1: %2").arg(OfferWords::quoted(person), action);
}

QString DecisionWords::decidedAlike(int kept, int refused)
{
    const QString sentence = tr("Decided %Ln case(s) alike.", "", kept);
    if (refused == 0)
        return sentence;
    const QString left = tr("%Ln stay(s) open: something changed meanwhile.", "", refused);
    return QString(sentence + u' ' + left);
}

QString DecisionWords::takenBack(const QList<Resolution> &resolutions)
{
    return tr("Taken back: %Ln decision(s). What was written is put back where nobody changed it since; opt-outs stay.",
              "", static_cast<int>(resolutions.size()));
}

QString DecisionWords::what(const Resolution &resolution)
{
    const QString answer = OfferWords::answer(resolution.answer);
    if (resolution.batch.startsWith(batchOfUndoPrefix) && resolution.answer != Answer::LeaveAlone)
        //: %1 is a field
        return isAboutField(resolution.answer)
            ? tr("%1: back to what it was before a run").arg(OfferWords::quoted(resolution.field))
            : tr("the link of a run ends");
    if (resolution.answer == Answer::OtherValue)
        //: %1 is a field, %2 its new value
        return tr("%1: %2").arg(OfferWords::quoted(resolution.field), OfferWords::quoted(resolution.value));
    if (isAboutField(resolution.answer) && !resolution.field.isEmpty())
        //: %1 is a field, %2 an answer such as "keep both"
        return tr("%1: %2", "answer").arg(OfferWords::quoted(resolution.field), answer);
    if (resolution.contact)
        //: %1 is an answer such as "not the same", %2 the number of a contact
        return tr("%1: contact %2").arg(answer).arg(resolution.contact->value);
    return answer;
}

QString DecisionWords::who(const Resolution &resolution) { return nameOf(resolution.by); }

QString DecisionWords::state(ResolutionState state)
{
    switch (state) {
    case ResolutionState::Waiting:
        return tr("waits to be carried out");
    case ResolutionState::Done:
        return tr("carried out");
    case ResolutionState::Stale:
        return tr("changed meanwhile");
    case ResolutionState::Undoing:
        return tr("is being taken back");
    case ResolutionState::Undone:
        return tr("taken back");
    }
    return {};
}

QString DecisionWords::stateExplanation(ResolutionState state)
{
    switch (state) {
    case ResolutionState::Waiting:
        return tr("It is kept. The engine carries it out as soon as its turn comes.");
    case ResolutionState::Done:
        return tr("It was carried out and, where it goes on, holds.");
    case ResolutionState::Stale:
        return tr("A side changed before it could be carried out. Nothing was written; it waits for a person again.");
    case ResolutionState::Undoing:
        return tr("The engine puts back what was there before, where nobody changed it since.");
    case ResolutionState::Undone:
        return tr("It holds no more.");
    }
    return {};
}

bool DecisionWords::mayTakeBack(ResolutionState state)
{
    return state == ResolutionState::Waiting || state == ResolutionState::Done;
}

} // namespace lockstep
