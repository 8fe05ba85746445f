// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/undo_words.h"

#include "words/offer_words.h"
#include "words/value_words.h"

#include <QStringList>

namespace lockstep
{

using namespace Qt::StringLiterals;

QString UndoWords::values(int count) { return tr("%Ln value(s)", "", count); }

QString UndoWords::links(int count) { return tr("%Ln link(s)", "", count); }

QString UndoWords::summary(const RunUndo &undo)
{
    if (undo.values == 0 && undo.links == 0)
        return tr("Nothing of this run can be taken back.");
    const QString cost = OfferWords::requests(undo.requests);
    if (undo.links == 0)
        //: %1 is a number of values, %2 what it costs in API requests
        return tr("%1 would get back what was there before: %2.").arg(values(undo.values), cost);
    if (undo.values == 0)
        //: %1 is a number of links, %2 what it costs in API requests
        return tr("%1 would end: %2.", "links").arg(links(undo.links), cost);
    //: %1 is a number of values, %2 a number of links, %3 what it costs in API requests
    return tr("%1 would get back what was there before, and %2 would end: %3.")
        .arg(values(undo.values), links(undo.links), cost);
}

QString UndoWords::reason(PlanRowKind kind, int count)
{
    switch (kind) {
    case PlanRowKind::OptOut:
        return tr("%Ln opt-out(s) stay: nobody is subscribed again without saying so.", "", count);
    case PlanRowKind::CreateContact:
        return tr("%Ln contact(s) that were created stay in Mautic with their links. Delete them there if they should "
                  "go; with them goes what was sent to them.",
                  "", count);
    case PlanRowKind::TakeOverVisitor:
        return tr("%Ln visitor(s) stay contacts: their history cannot be taken apart again.", "", count);
    case PlanRowKind::AddToSegment:
        return tr("%Ln person(s) stay in their segments: a campaign may have begun, and what was sent is sent.", "",
                  count);
    case PlanRowKind::CreateField:
        return tr("%Ln field(s) that were created stay in Mautic: others may use them.", "", count);
    case PlanRowKind::CreateSegment:
        return tr("%Ln segment(s) that were created stay in Mautic: others may use them.", "", count);
    case PlanRowKind::LinkContact:
        return tr("%Ln link(s) stay: they were changed or ended since.", "", count);
    case PlanRowKind::Unlink:
        return tr("%Ln link(s) that were ended stay ended; link them again in the person's pane.", "", count);
    case PlanRowKind::UpdateContact:
    case PlanRowKind::UpdateUser:
        return tr("Values of %Ln user(s) stay: the user is gone, excluded or erased.", "", count);
    }
    return {};
}

QStringList UndoWords::staying(const RunUndo &undo)
{
    QStringList sentences;
    if (undo.changedSince > 0)
        sentences.append(
            tr("%Ln value(s) or link(s) stay: somebody changed them since, and that is newer than the run.", "",
               undo.changedSince));
    for (auto kept = undo.staying.cbegin(); kept != undo.staying.cend(); ++kept)
        sentences.append(reason(kept.key(), kept.value()));
    return sentences;
}

QString UndoWords::button(const RunUndo &undo)
{
    if (undo.values == 0 && undo.links == 0)
        return tr("Take back");
    if (undo.links == 0)
        return tr("Take back %1").arg(values(undo.values));
    if (undo.values == 0)
        return tr("Take back %1").arg(links(undo.links));
    //: %1 is a number of values, %2 a number of links
    return tr("Take back %1 and %2").arg(values(undo.values), links(undo.links));
}

QString UndoWords::question(const RunUndo &undo, const QString &startedAt)
{
    if (undo.links == 0)
        //: %1 is a number of values, %2 when the run began
        return tr("Put back %1 that the run of %2 wrote?").arg(values(undo.values), startedAt);
    if (undo.values == 0)
        //: %1 is a number of links, %2 when the run began
        return tr("End %1 that the run of %2 made?").arg(links(undo.links), startedAt);
    //: %1 is a number of values, %2 a number of links, %3 when the run began
    return tr("Put back %1 and end %2 that the run of %3 made?").arg(values(undo.values), links(undo.links), startedAt);
}

QString UndoWords::explanation(const RunUndo &undo)
{
    const QString how = tr("The next delivery writes it. What somebody changes until then stays as it is.");
    if (undo.links == 0)
        return how;
    const QString alone = tr("Users who lose their link are left alone afterwards; you end that under Conflicts → "
                             "Decided lately.");
    return QString(how + u' ' + alone);
}

QString UndoWords::effect(const UndoneRow &row)
{
    QStringList parts;
    if (row.row.kind == PlanRowKind::Unlink)
        parts.append(tr("the link ends"));
    for (const FieldChange &change : row.row.changes) {
        //: %1 is a field, %2 its value now, %3 the value it gets back
        parts.append(tr("%1: %2 → %3")
                         .arg(OfferWords::quoted(change.alias), OfferWords::quotedOrEmpty(change.before),
                              OfferWords::quotedOrEmpty(change.after)));
    }
    return parts.join(u" · "_s);
}

QString UndoWords::place(const UndoneRow &row)
{
    if (row.row.kind == PlanRowKind::UpdateUser)
        return tr("application");
    return row.row.contact ? tr("contact %1").arg(row.row.contact->value) : QString();
}

QString UndoWords::standing(const RunTakenBack &undone)
{
    if (undone.waiting > 0)
        return tr("is being taken back");
    return undone.left > 0 ? tr("partly taken back") : tr("taken back");
}

QString UndoWords::standingSentence(const RunTakenBack &undone)
{
    //: %1 is a person, %2 a time
    QStringList sentences{
        tr("%1 took this run back on %2.").arg(OfferWords::quoted(undone.by), ValueWords::dateTime(undone.at))};
    if (undone.done > 0)
        sentences.append(tr("%Ln put back.", "values and links", undone.done));
    if (undone.waiting > 0)
        sentences.append(tr("%Ln still to be put back by the next delivery.", "values and links", undone.waiting));
    if (undone.left > 0)
        sentences.append(tr("%Ln left as they are: they had changed meanwhile.", "values and links", undone.left));
    return sentences.join(u' ');
}

} // namespace lockstep
