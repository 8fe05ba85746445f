// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/apply_opt_outs.h"

#include "domain/failpoint.h"
#include "domain/mutant.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

bool isConfirmed(const QList<DoNotContact> &answered)
{
    return std::any_of(answered.cbegin(), answered.cend(), [](const DoNotContact &row) {
        return row.channel == "email"_L1
            && (row.reason == DoNotContactReason::Unsubscribed || row.reason == DoNotContactReason::Manual);
    });
}

/// The contact of the row, or of the link an earlier row of this apply made.
Result<std::optional<ContactId>> contactOf(ApplyContext &context, const PlanRow &row)
{
    if (row.contact)
        return row.contact;
    const auto links = context.linksOf({row.user});
    if (!links)
        return fail(links.error());
    const auto link = links->constFind(row.user);
    return link == links->constEnd() ? std::nullopt : std::optional<ContactId>(link->contact);
}

Result<void> leaveOut(ApplyContext &context, const PositionedRow &each, AppliedOutcome outcome, const QString &reason)
{
    context.leftOut.insert(each.row.user);
    ++(outcome == AppliedOutcome::Stale ? context.report.stale : context.report.failed);
    return context.keepOutcomes({appliedRow(each, outcome, reason)});
}

Result<void> optOut(ApplyContext &context, const PositionedRow &each, ContactId contact)
{
    if (auto kept = context.keepIntents({each}); !kept)
        return kept;
    passBy("optout.before");
    const auto answered = context.mautic.addDoNotContact(contact, DoNotContactReason::Unsubscribed,
                                                         u"Opted out in the application"_s, context.stop);
    passBy("optout.answered");
    if (!answered && answered.error().kind == ErrorKind::NotFound)
        return leaveOut(context, each, AppliedOutcome::Stale, u"contact is gone"_s);
    if (!answered) {
        if (auto kept = context.keepFailure({each}, answered.error()); !kept)
            return kept;
        return fail(answered.error());
    }
    if (!isConfirmed(*answered))
        return leaveOut(context, each, AppliedOutcome::Failed, u"Mautic did not answer with the opt-out"_s);
    if (auto kept = context.store.doNotContact.replaceOf(contact, *answered); !kept)
        return kept;
    if (auto kept = context.store.ownWrites.add({{.contact = contact, .at = context.clock.now()}}); !kept)
        return kept;
    passBy("optout.kept");
    ++context.report.optedOut;
    return context.keepOutcomes({appliedRow(each, AppliedOutcome::Done)});
}

} // namespace

Result<void> applyOptOuts(ApplyContext &context, const QList<PositionedRow> &rows)
{
    if (isMutant("writesNoOptOut"))
        return {};
    const PurposeScope urgent(context.gate, Purpose::OptOut);
    for (const PositionedRow &each : rows) {
        if (context.stop.stop_requested())
            return fail(ErrorKind::Cancelled);
        const auto contact = contactOf(context, each.row);
        if (!contact)
            return fail(contact.error());
        const auto done = *contact ? optOut(context, each, **contact)
                                   : leaveOut(context, each, AppliedOutcome::Failed, u"no contact was made"_s);
        if (!done)
            return done;
        context.progress(1);
    }
    return {};
}

} // namespace lockstep
