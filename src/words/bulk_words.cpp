// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/bulk_words.h"

#include "words/offer_words.h"

namespace lockstep
{

QString BulkWords::choice(Answer answer)
{
    switch (answer) {
    case Answer::LeaveAlone:
        return tr("leave them alone");
    case Answer::Unlink:
        return tr("unlink them");
    default:
        return tr("stop syncing one field");
    }
}

QString BulkWords::target(const BulkTarget &target)
{
    if (target.filter)
        return tr("For everybody in the filtered list");
    return tr("For %Ln chosen user(s)", "", static_cast<int>(target.users.size()));
}

QString BulkWords::explanation(Answer answer)
{
    switch (answer) {
    case Answer::LeaveAlone:
        return tr("Neither side of these people is touched any more, until you take that back. Opt-outs still go "
                  "through.");
    case Answer::Unlink:
        return tr("The links end and the users are left alone, until you take that back. Contacts and users stay.");
    default:
        return tr("Neither side of this field is touched any more for these people, until you take that back.");
    }
}

QStringList BulkWords::counts(const BulkPreview &preview, Answer answer)
{
    QStringList sentences{tr("It would be decided for %Ln people.", "", preview.decided)};
    if (preview.alreadySo > 0)
        sentences.append(tr("It holds for %Ln people already.", "", preview.alreadySo));
    if (preview.notPossible > 0)
        sentences.append(answer == Answer::Unlink
                             ? tr("%Ln people are not linked, or gone.", "", preview.notPossible)
                             : tr("%Ln people are gone from the application.", "", preview.notPossible));
    if (preview.onlyInMautic > 0)
        sentences.append(tr("%Ln people are only in Mautic and are left out.", "", preview.onlyInMautic));
    return sentences;
}

QString BulkWords::cost(const BulkPreview &preview)
{
    if (preview.requests == 0)
        return tr("Nothing is written for that.");
    //: %1 is a number of API requests
    return tr("Cost: %1.").arg(OfferWords::requests(preview.requests));
}

QString BulkWords::button(Answer answer, int people)
{
    switch (answer) {
    case Answer::LeaveAlone:
        return tr("&Leave %Ln people alone", "", people);
    case Answer::Unlink:
        return tr("&Unlink %Ln people", "", people);
    default:
        return tr("&Stop syncing it for %Ln people", "", people);
    }
}

QString BulkWords::done(const BulkReceipt &receipt)
{
    if (receipt.isOther)
        return tr("The list has changed since it was counted. Nothing was decided; look at the new numbers.");
    if (receipt.isStopped)
        return tr("Stopped: decided for %Ln people until then.", "", receipt.decided);
    return tr("Decided for %Ln people. The engine carries it out next.", "", receipt.decided);
}

} // namespace lockstep
