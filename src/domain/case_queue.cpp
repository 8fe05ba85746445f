// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/case_queue.h"

namespace lockstep
{

std::optional<CaseDecision> sameFor(const OpenCase &alike, const CaseDecision &decision)
{
    CaseDecision same = decision;
    same.caseId = alike.id;
    same.seen.reset();
    const QList<ContactId> &contacts = alike.content.contacts;
    if (!decision.contact || contacts.contains(*decision.contact))
        return same;
    if (contacts.size() != 1)
        return std::nullopt;
    same.contact = contacts.first();
    return same;
}

} // namespace lockstep
