// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/done_words.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

QList<DoneCount> DoneWords::counts(const WrittenCounts &done)
{
    return {{u"fieldsCreated"_s, tr("custom fields created"), done.fieldsCreated},
            {u"segmentsCreated"_s, tr("segments created"), done.segmentsCreated},
            {u"optedOut"_s, tr("opt-outs entered"), done.optedOut},
            {u"created"_s, tr("contacts created"), done.created},
            {u"foundInstead"_s, tr("contacts found while creating, and linked"), done.foundInstead},
            {u"takenOver"_s, tr("visitors taken over with their history"), done.takenOver},
            {u"updated"_s, tr("contacts updated"), done.updated},
            {u"linked"_s, tr("users linked to their contact"), done.linked},
            {u"addedToSegment"_s, tr("people put into a segment"), done.addedToSegment},
            {u"usersUpdated"_s, tr("users of the application updated"), done.usersUpdated},
            {u"unlinked"_s, tr("users unlinked from their contact"), done.unlinked},
            {u"stale"_s, tr("rows that no longer fit"), done.stale},
            {u"refused"_s, tr("rows refused by Mautic"), done.refused},
            {u"failed"_s, tr("rows that failed"), done.failed}};
}

} // namespace lockstep
