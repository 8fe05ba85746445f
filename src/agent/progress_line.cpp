// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/progress_line.h"

#include <QCoreApplication>

namespace lockstep
{

namespace
{

class ProgressWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::ProgressWords)

public:
    static QString stage(Stage stage)
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
};

} // namespace

ReportProgress progressLine(Terminal &terminal)
{
    return [&terminal](const Progress &progress) {
        QString line = ProgressWords::stage(progress.stage) + u' ' + QString::number(progress.done);
        if (progress.total > 0)
            line += QStringLiteral(" / ") + QString::number(progress.total);
        terminal.progress(line);
    };
}

} // namespace lockstep
