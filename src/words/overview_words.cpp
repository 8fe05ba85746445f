// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/overview_words.h"

#include "words/done_words.h"
#include "words/value_words.h"

#include <QStringList>

#include <algorithm>
#include <limits>

namespace lockstep
{

namespace
{

int small(qint64 count) { return static_cast<int>(std::min<qint64>(count, std::numeric_limits<int>::max())); }

qint64 toBeSynced(const PeopleCounts &counts)
{
    return counts.all() - counts.of(PersonState::Excluded) - counts.of(PersonState::OnlyInMautic);
}

} // namespace

QString OverviewWords::headline(const PeopleCounts &counts)
{
    const qint64 all = toBeSynced(counts);
    const qint64 inStep = counts.of(PersonState::InStep);
    if (all == 0)
        return tr("There is nobody to be kept in step yet.");
    if (inStep == all)
        return tr("Both sides are in step: %Ln people.", "", small(all));
    //: %1 and %2 are numbers
    return tr("%1 of %2 people are in step.").arg(ValueWords::number(inStep), ValueWords::number(all));
}

QStringList OverviewWords::reasons(const PeopleCounts &counts)
{
    const int byASync = small(counts.of(PersonState::Differs) + counts.of(PersonState::NotLinked));
    const int byAPerson = small(counts.of(PersonState::Ambiguous) + counts.of(PersonState::Conflict));
    const int failing = small(counts.of(PersonState::Failing));
    const int waiting = small(counts.of(PersonState::Waiting));
    QStringList sentences;
    if (byASync > 0)
        sentences.append(tr("%Ln people would be brought in step by a sync.", "", byASync));
    if (byAPerson > 0)
        sentences.append(tr("%Ln people need somebody to decide.", "", byAPerson));
    if (failing > 0)
        sentences.append(tr("%Ln people cannot be written as they are.", "", failing));
    if (waiting > 0)
        sentences.append(tr("%Ln people wait until the application has verified their address.", "", waiting));
    return sentences;
}

QString OverviewWords::share(const PeopleCounts &counts)
{
    const qint64 all = toBeSynced(counts);
    return all == 0 ? QString() : tr("of %Ln people to be kept in step", "", small(all));
}

QString OverviewWords::notLookedYet() { return tr("Nobody has looked yet."); }

QString OverviewWords::notLookedYetExplanation()
{
    return tr("Look for changes to see whether both sides are in step. Looking only reads.");
}

QString OverviewWords::runKind(RunKind kind)
{
    switch (kind) {
    case RunKind::Check:
        return tr("check");
    case RunKind::Plan:
        return tr("look for changes");
    case RunKind::Apply:
        return tr("write a plan");
    case RunKind::Sync:
        return tr("sync");
    case RunKind::Background:
        return tr("automatic");
    }
    return {};
}

QString OverviewWords::runState(RunState state)
{
    switch (state) {
    case RunState::Running:
        return tr("running");
    case RunState::Done:
        return tr("done");
    case RunState::DoneWithCases:
        return tr("done, cases wait");
    case RunState::StoppedByGuard:
        return tr("stopped by a guard");
    case RunState::Cancelled:
        return tr("stopped");
    case RunState::Failed:
        return tr("failed");
    case RunState::Crashed:
        return tr("broke off");
    }
    return {};
}

QString OverviewWords::runStateExplanation(RunState state)
{
    switch (state) {
    case RunState::Running:
        return tr("It is at work now.");
    case RunState::Done:
        return tr("It did all there was to do.");
    case RunState::DoneWithCases:
        return tr("It did what could be done; some people need somebody to decide.");
    case RunState::StoppedByGuard:
        return tr("A guard stopped it: a side lost many people, or the hour's calls were used up. Nothing is half "
                  "done.");
    case RunState::Cancelled:
        return tr("Somebody stopped it. What was written stays written, the rest is untouched.");
    case RunState::Failed:
        return tr("It ended early. What was written stays written, the rest is untouched.");
    case RunState::Crashed:
        return tr("The program or the computer went away in the middle. The next run looked up what was under way.");
    }
    return {};
}

QString OverviewWords::written(const Run &run)
{
    QStringList parts;
    for (const DoneCount &done : DoneWords::counts({})) {
        if (const qint64 count = run.counts.value(done.key); count > 0 && done.key != u"stale")
            //: %1 is what was written, %2 how often
            parts.append(tr("%1: %2").arg(done.label, ValueWords::number(count)));
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace lockstep
