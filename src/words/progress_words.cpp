// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/progress_words.h"

#include "words/value_words.h"

namespace lockstep
{

QString ProgressWords::stage(Stage stage)
{
    switch (stage) {
    case Stage::ReadUsers:
        return tr("Reading users");
    case Stage::ReadContacts:
        return tr("Reading contacts");
    case Stage::ReadOptOuts:
        return tr("Reading opt-outs");
    case Stage::ReadSegments:
        return tr("Reading segments");
    case Stage::Resolve:
        return tr("Looking up contacts");
    case Stage::Decide:
        return tr("Comparing");
    case Stage::Apply:
        return tr("Writing");
    }
    return {};
}

QString ProgressWords::sentence(const Progress &progress)
{
    if (progress.total <= 0)
        //: %1 is what is done, such as Reading users; %2 how many so far
        return tr("%1: %2").arg(stage(progress.stage), ValueWords::number(progress.done));
    return tr("%1: %2 of %3")
        .arg(stage(progress.stage), ValueWords::number(progress.done), ValueWords::number(progress.total));
}

QString ProgressWords::running(RunKind kind)
{
    switch (kind) {
    case RunKind::Check:
        return tr("Checking the connections");
    case RunKind::Plan:
        return tr("Looking for changes");
    case RunKind::Apply:
        return tr("Writing changes to Mautic");
    case RunKind::Sync:
        return tr("Bringing both sides in step");
    case RunKind::Background:
        return tr("Bringing changes to Mautic");
    }
    return {};
}

QString ProgressWords::whatStoppingMeans(RunKind kind)
{
    if (kind == RunKind::Check || kind == RunKind::Plan)
        return tr("This only reads: nothing is written, and stopping it loses nothing.");
    return tr("Stopping does no harm: what was written stays written, the rest is left untouched.");
}

QString ProgressWords::closeWhileRunning(RunKind kind)
{
    if (kind == RunKind::Check || kind == RunKind::Plan)
        return tr("Lockstep is looking at both sides. It only reads: closing now loses nothing but the result.");
    return tr("Lockstep is writing to Mautic. If you close now, the request under way is finished first; what was "
              "written stays written and is remembered, the rest is left untouched, and the next run goes on with it.");
}

} // namespace lockstep
