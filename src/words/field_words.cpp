// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/field_words.h"

#include "words/attribute_words.h"
#include "words/value_words.h"

#include <cstdlib>

namespace lockstep
{

namespace
{

/// Seconds; two clocks agree no better than that.
constexpr qint64 closestApart = 2;

} // namespace

QString FieldWords::name(const PersonField &field)
{
    return field.attribute ? AttributeWords::label(*field.attribute) : field.alias;
}

QString FieldWords::standingLabel(FieldStanding standing)
{
    switch (standing) {
    case FieldStanding::Same:
        return tr("same");
    case FieldStanding::ChangedInApp:
        return tr("changed in the app");
    case FieldStanding::ChangedInMautic:
        return tr("changed in Mautic");
    case FieldStanding::BothChanged:
        return tr("both changed");
    case FieldStanding::SameNotAgreed:
        return tr("same, not agreed yet");
    case FieldStanding::Differs:
        return tr("differs");
    case FieldStanding::OneSided:
        return tr("one side only");
    }
    return {};
}

QString FieldWords::standingExplanation(FieldStanding standing)
{
    switch (standing) {
    case FieldStanding::Same:
        return tr("Both sides hold what they last agreed on.");
    case FieldStanding::ChangedInApp:
        return tr("Only the application changed it since both sides agreed; a sync writes it to Mautic.");
    case FieldStanding::ChangedInMautic:
        return tr("Only Mautic changed it since both sides agreed; Lockstep leaves it as it is there.");
    case FieldStanding::BothChanged:
        return tr("Both sides changed it since they agreed; neither is touched until somebody makes them equal.");
    case FieldStanding::SameNotAgreed:
        return tr("Both sides hold the same; the next sync takes that as agreed.");
    case FieldStanding::Differs:
        return tr("The sides never agreed on it: a sync fills what is empty in Mautic, and where both hold a value the "
                  "application wins.");
    case FieldStanding::OneSided:
        return tr("Only one side holds this field, so there is nothing to compare.");
    }
    return {};
}

QString FieldWords::originLine(const ChangeOrigin &origin)
{
    if (origin.evidence == ChangeEvidence::None || !origin.at)
        return {};
    const QString at = ValueWords::dateTime(*origin.at);
    switch (origin.evidence) {
    case ChangeEvidence::None:
        return {};
    case ChangeEvidence::RowOfUser:
        //: %1 is a time; the row is one of the users table, which tells of the row as a whole
        return tr("%1, whole row").arg(at);
    case ChangeEvidence::WholeContact:
        if (origin.who.isEmpty())
            //: %1 is a time; Mautic tells of the contact as a whole
            return tr("%1, whole contact").arg(at);
        //: %1 is a time, %2 a person
        return tr("%1, contact by %2").arg(at, origin.who);
    case ChangeEvidence::WrittenByLockstep:
        //: %1 is a time
        return tr("%1, by Lockstep").arg(at);
    case ChangeEvidence::SeenToChange:
        //: %1 is a time; Lockstep saw this value change
        return tr("%1, this value").arg(at);
    case ChangeEvidence::MauticLog:
        //: %1 is a time; Mautic's log names the change
        if (origin.who.isEmpty())
            return tr("%1, in Mautic's log").arg(at);
        //: %1 is a time, %2 a person
        return tr("%1, by %2").arg(at, origin.who);
    }
    return {};
}

QString FieldWords::originSentence(const ChangeOrigin &origin)
{
    if (origin.evidence == ChangeEvidence::None || !origin.at)
        return tr("Nothing tells who or what set this value, or when.");
    const QString at = ValueWords::exactDateTime(*origin.at);
    switch (origin.evidence) {
    case ChangeEvidence::None:
        return {};
    case ChangeEvidence::RowOfUser:
        return tr("The users table says that this row was changed on %1; it does not say which value.").arg(at);
    case ChangeEvidence::WholeContact:
        if (origin.who.isEmpty())
            return tr("Mautic says that this contact was changed on %1; it does not say which value.").arg(at);
        return tr("Mautic says that %2 changed this contact on %1; it does not say which value.").arg(at, origin.who);
    case ChangeEvidence::WrittenByLockstep:
        if (origin.who.isEmpty())
            return tr("Lockstep wrote this value on %1, as its journal says.").arg(at);
        return tr("Lockstep wrote this value on %1 in a run that %2 started, as its journal says.").arg(at, origin.who);
    case ChangeEvidence::SeenToChange:
        return tr("Lockstep saw this very value change by %1; who did it is not known.").arg(at);
    case ChangeEvidence::MauticLog:
        if (origin.who.isEmpty())
            return tr("Mautic's log of changes led to this value on %1: that is certain.").arg(at);
        return tr("Mautic's log says that %2 changed this on %1: that is certain.").arg(at, origin.who);
    }
    return {};
}

QString FieldWords::evidenceGrade(ChangeEvidence evidence)
{
    switch (evidence) {
    case ChangeEvidence::None:
        return tr("not known", "evidence");
    case ChangeEvidence::RowOfUser:
    case ChangeEvidence::WholeContact:
        return tr("possible", "evidence");
    case ChangeEvidence::WrittenByLockstep:
    case ChangeEvidence::SeenToChange:
    case ChangeEvidence::MauticLog:
        return tr("certain", "evidence");
    }
    return {};
}

QString FieldWords::whichIsLater(const ChangeOrigin &app, const ChangeOrigin &mautic)
{
    if (!app.at || !mautic.at || app.evidence == ChangeEvidence::None || mautic.evidence == ChangeEvidence::None)
        return {};
    const qint64 gap = mautic.at->seconds() - app.at->seconds();
    if (std::abs(gap) <= closestApart)
        return tr("Both changes are too close together to say which was first: the clocks may differ.");
    const QString apart = ValueWords::duration(std::chrono::seconds(std::abs(gap)));
    //: %1 is a duration such as 3 min
    return gap > 0
        ? tr("As both sides tell it, Mautic's change came %1 later; their clocks may differ.").arg(apart)
        : tr("As both sides tell it, the application's change came %1 later; their clocks may differ.").arg(apart);
}

} // namespace lockstep
