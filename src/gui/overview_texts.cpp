// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/overview_texts.h"

#include "gui/icons.h"
#include "words/overview_words.h"
#include "words/person_words.h"
#include "words/undo_words.h"
#include "words/value_words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

class OverviewTexts
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::OverviewTexts)

public:
    static QString title(RunColumn column)
    {
        switch (column) {
        case RunColumn::When:
            return tr("When");
        case RunColumn::Kind:
            return tr("What");
        case RunColumn::Ended:
            return tr("How it ended");
        case RunColumn::Wrote:
            return tr("What it wrote");
        case RunColumn::Who:
            return tr("Who");
        }
        return {};
    }
    static QString nothing() { return tr("nothing"); }
    static QString needsAPerson() { return tr("needs a person"); }
    static QString needsAPersonExplanation()
    {
        return tr("Several contacts or users fit, or both sides changed the same: somebody has to decide.");
    }
};

QString cellText(const Run &run, RunColumn column)
{
    switch (column) {
    case RunColumn::When:
        return ValueWords::dateTime(run.startedAt);
    case RunColumn::Kind:
        return OverviewWords::runKind(run.kind);
    case RunColumn::Ended:
        return OverviewWords::runState(run.state);
    case RunColumn::Wrote: {
        const QString written = OverviewWords::written(run);
        return written.isEmpty() ? OverviewTexts::nothing() : written;
    }
    case RunColumn::Who:
        return run.startedBy.displayName.isEmpty() ? run.startedBy.account : run.startedBy.displayName;
    }
    return {};
}

QString toolTipOf(const Run &run, RunColumn column)
{
    if (column == RunColumn::Ended)
        return OverviewWords::runStateExplanation(run.state);
    return column == RunColumn::When ? ValueWords::exactDateTime(run.startedAt) : cellText(run, column);
}

QString signOf(RunState state)
{
    switch (state) {
    case RunState::Running:
        return u"media-playback-start"_s;
    case RunState::Done:
    case RunState::DoneWithCases:
        return u"dialog-ok-apply"_s;
    case RunState::StoppedByGuard:
    case RunState::Cancelled:
        return u"dialog-warning"_s;
    case RunState::Failed:
    case RunState::Crashed:
        return u"dialog-error"_s;
    }
    return {};
}

} // namespace

RunTexts runTexts()
{
    return {.title = [](RunColumn column) { return OverviewTexts::title(column); },
            .text = [](const Run &run, RunColumn column) { return cellText(run, column); },
            .decoration = [](const Run &run, RunColumn column) -> QVariant {
                return column == RunColumn::Ended ? QVariant(themedIcon(signOf(run.state))) : QVariant();
            },
            .toolTip = [](const Run &run, RunColumn column) { return toolTipOf(run, column); },
            .takenBack =
                [](const QString &ended, const RunTakenBack &undone) {
                    //: %1 is how a run ended, %2 how far it was taken back
                    return OverviewTexts::tr("%1 · %2").arg(ended, UndoWords::standing(undone));
                },
            .takenBackToolTip = [](const RunTakenBack &undone) { return UndoWords::standingSentence(undone); }};
}

TileText tileText(const QList<PersonState> &states)
{
    const PersonState first = states.constFirst();
    const bool isOne = states.size() == 1;
    return {.state = first,
            .label = isOne ? PersonWords::stateLabel(first) : OverviewTexts::needsAPerson(),
            .explanation = isOne ? PersonWords::stateExplanation(first) : OverviewTexts::needsAPersonExplanation()};
}

} // namespace lockstep
