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

} // namespace lockstep
