// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/run_words.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

QString RunWords::hints(const WorkSession &work)
{
    QString text;
    if (!work.storesLinks)
        text += u'\n'
            + tr("The users table has no column for the link, so links are kept in Lockstep's own store; "
                 "\"lockstep-agent users\" says how to add one.");
    if (!work.ignoredNames.isEmpty())
        text += u'\n' + tr("Not used: %1.", "names of settings").arg(work.ignoredNames.join(u", "_s));
    return text;
}

QString RunWords::hintsAfterPlan(const SyncReport &report, const WorkSession &work, const QString &file)
{
    QString text = u'\n' + tr("Nothing was written.");
    if (!file.isEmpty() && !report.decisions.plan.rows.isEmpty())
        text += u' ' + tr("To carry it out: lockstep-agent apply %1").arg(file);
    return text + hints(work);
}

QString RunWords::mayCreate(const QStringList &names) { return tr("Create in Mautic: %1?").arg(names.join(u", "_s)); }

ShrinkGuard shrinkGuard(const AgentOptions &options)
{
    return options.acceptShrinkage ? ShrinkGuard::AcceptedByOperator : ShrinkGuard::On;
}

} // namespace lockstep
