// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/policy_words.h"

#include "words/attribute_words.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

QString PolicyWords::direction(SyncDirection direction)
{
    switch (direction) {
    case SyncDirection::Off:
        return tr("not kept in step");
    case SyncDirection::ToMautic:
        return tr("to Mautic");
    case SyncDirection::ToApp:
        return tr("to the application");
    case SyncDirection::Both:
        return tr("both ways");
    }
    return {};
}

QString PolicyWords::authority(Authority authority)
{
    switch (authority) {
    case Authority::Ask:
        return tr("a person decides");
    case Authority::App:
        return tr("the application wins");
    case Authority::Mautic:
        return tr("Mautic wins");
    case Authority::Newest:
        return tr("the later change wins");
    }
    return {};
}

QString PolicyWords::mode(WriteMode mode)
{
    return mode == WriteMode::OnlyIfEmpty ? tr("only where the other side is empty")
                                          : tr("whatever the other side has");
}

QString PolicyWords::clearing(ClearMode clearing)
{
    switch (clearing) {
    case ClearMode::Propagate:
        return tr("emptied on one side: emptied on the other");
    case ClearMode::Never:
        return tr("emptied on one side: kept on the other");
    case ClearMode::Ask:
        return tr("emptied on one side: a person decides");
    }
    return {};
}

QString PolicyWords::clearingBriefly(ClearMode clearing)
{
    switch (clearing) {
    case ClearMode::Propagate:
        return tr("empty the other too");
    case ClearMode::Never:
        return tr("stay on the other");
    case ClearMode::Ask:
        return tr("a person decides");
    }
    return {};
}

QString PolicyWords::obstacle(WritingObstacle obstacle)
{
    switch (obstacle) {
    case WritingObstacle::None:
        return {};
    case WritingObstacle::Protected:
        return tr("Lockstep never writes this column: its name is one of passwords, roles, bans and the like, or it "
                  "holds something else as well.");
    case WritingObstacle::NotText:
        return tr("This column does not hold text, so Lockstep does not write it.");
    case WritingObstacle::Computed:
        return tr("The database computes this column, so it cannot be written.");
    }
    return {};
}

QString PolicyWords::noColumn() { return tr("The users table has no column of its own for it."); }

QString PolicyWords::whatIsRun(const ColumnWriting &writing)
{
    QStringList lines{
        tr("For each value this is run, and nothing else is written:"), writing.statement,
        tr("Each ? is a value: the new one, the user's id, and the value the user has now. Where the user has another "
           "value by then, nothing is written.")};
    if (writing.setsChangeTime)
        lines.append(tr("The time of the change is set as well, so that the application notices."));
    if (!writing.grant.isEmpty())
        lines.append({tr("The database user needs the right to:"), writing.grant});
    lines.append(right(writing));
    return lines.join(u'\n');
}

Finding PolicyWords::finding(const QList<ColumnWriting> &writing, UserAttribute attribute)
{
    const QString name = AttributeWords::label(attribute);
    for (const ColumnWriting &each : writing) {
        if (each.attribute != attribute)
            continue;
        if (each.obstacle != WritingObstacle::None)
            return {FindingMark::Bad, tr("%1 is switched on for writing, but cannot be written.").arg(name),
                    obstacle(each.obstacle)};
        if (each.isAllowed == false)
            return {FindingMark::Bad,
                    tr("%1 is switched on for writing, but the database does not allow it.").arg(name),
                    each.grant.isEmpty() ? right(each) : each.grant};
        if (!each.isAllowed)
            return {FindingMark::Note, tr("%1 may be written to the application.").arg(name), right(each)};
        return {FindingMark::Good, tr("%1 may be written to the application.").arg(name)};
    }
    return {FindingMark::Bad, tr("%1 is switched on for writing, but cannot be written.").arg(name), noColumn()};
}

QString PolicyWords::right(const ColumnWriting &writing)
{
    if (!writing.isAllowed)
        return tr("The database does not say whether its user has that right.");
    if (writing.grant.isEmpty())
        return *writing.isAllowed ? tr("The file may be written.")
                                  : tr("The file may not be written by this user of the computer.");
    return *writing.isAllowed ? tr("The database user has that right.")
                              : tr("The database user does not have that right yet.");
}

} // namespace lockstep
