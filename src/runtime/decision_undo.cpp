// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/decision_keeper.h"
#include "store/transaction.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

bool canBeTakenBack(const Resolution &resolution)
{
    return resolution.state == ResolutionState::Waiting || resolution.state == ResolutionState::Done;
}

} // namespace

Result<QList<Resolution>> DecisionKeeper::takeBack(const QString &batch)
{
    return inTransaction(m_store.database, [&]() -> Result<QList<Resolution>> {
        const auto decided = m_store.resolutions.ofBatch(batch);
        if (!decided)
            return fail(decided.error());
        if (std::none_of(decided->cbegin(), decided->cend(), canBeTakenBack))
            return fail(ErrorKind::NotFound, u"nothing of it is left to take back"_s);
        if (auto prepared = m_facts.prepare(); !prepared)
            return fail(prepared.error());
        for (const Resolution &resolution : *decided) {
            if (!canBeTakenBack(resolution))
                continue;
            if (auto done = putBack(resolution); !done)
                return fail(done.error());
            m_concerned.append(resolution.user);
        }
        if (auto called = call(m_concerned); !called)
            return fail(called.error());
        return m_store.resolutions.ofBatch(batch);
    });
}

Result<void> DecisionKeeper::putBack(const Resolution &resolution)
{
    const ResolutionState state = writesNothing(resolution.answer) ? ResolutionState::Undone : ResolutionState::Undoing;
    if (auto done = m_store.resolutions.undo(resolution.id, state, nameOf(m_by), m_now); !done)
        return done;
    if (resolution.answer == Answer::PlanMerge && resolution.answeredCase)
        return m_store.cases.snooze({*resolution.answeredCase}, std::nullopt, false);
    if (resolution.answer != Answer::CreateNew || !resolution.contactBefore)
        return {};
    // The contact that was made has the address: without this it would be found, and linked, again.
    const auto links = m_store.links.ofUsers({resolution.user});
    if (!links || links->isEmpty() || links->first().contact == *resolution.contactBefore)
        return links ? Result<void>() : Result<void>(fail(links.error()));
    const auto kept = m_store.resolutions.add({{.batch = m_batch,
                                                .user = resolution.user,
                                                .answer = Answer::NotTheSame,
                                                .contact = links->first().contact,
                                                .by = m_by,
                                                .at = m_now,
                                                .state = ResolutionState::Done,
                                                .settledAt = m_now}});
    return kept ? Result<void>() : Result<void>(fail(kept.error()));
}

Result<RunUndo> DecisionKeeper::undoRun(RunId run)
{
    return inTransaction(m_store.database, [&]() -> Result<RunUndo> {
        const auto rows = m_store.appliedRows.ofRun(run);
        if (!rows)
            return fail(rows.error());
        if (auto prepared = m_facts.prepare(); !prepared)
            return fail(prepared.error());
        QList<AppUserId> users;
        for (const AppliedRow &row : *rows)
            users.append(row.user);
        const auto facts = m_facts.of(users, {});
        if (!facts)
            return fail(facts.error());
        RunUndo undo{.batch = m_batch};
        for (const AppliedRow &row : *rows) {
            const auto known = facts->constFind(row.user);
            if (row.outcome != AppliedOutcome::Done && row.outcome != AppliedOutcome::FoundInstead)
                continue;
            if (known != facts->constEnd())
                undoRow(row, *known, undo);
            else
                ++undo.staying[row.kind];
        }
        return keep().map([&] { return undo; });
    });
}

/// What the row replaced is what "seen" means here: taking a decision back brings just that.
void DecisionKeeper::undoRow(const AppliedRow &row, const PersonFacts &facts, RunUndo &undo)
{
    const bool writesValues = row.kind == PlanRowKind::UpdateContact || row.kind == PlanRowKind::UpdateUser;
    const bool endsLink = row.kind == PlanRowKind::LinkContact && facts.link && facts.link->contact == row.contact;
    if (!writesValues && !endsLink) {
        ++undo.staying[row.kind];
        return;
    }
    const auto add = [&](Resolution resolution) {
        resolution.batch = m_batch;
        resolution.user = facts.user.id;
        resolution.by = m_by;
        resolution.at = m_now;
        m_resolutions.append(resolution);
        m_concerned.append(facts.user.id);
    };
    if (endsLink) {
        ++undo.links;
        add({.answer = Answer::LinkContact, .contact = row.contact, .state = ResolutionState::Undoing});
        add({.answer = Answer::LeaveAlone, .state = ResolutionState::Done, .settledAt = m_now});
        return;
    }
    for (const FieldChange &change : row.changes) {
        const Case asIf{.kind = CaseKind::BothChanged, .user = facts.user.id, .field = change.alias};
        Resolution back = resolutionFor(asIf, Answer::OtherValue, std::nullopt, facts, m_facts.settings());
        back.state = ResolutionState::Undoing;
        (row.kind == PlanRowKind::UpdateUser ? back.seen.app : back.seen.mautic) = change.before;
        back.seen.base =
            BaseValue{.sent = back.seen.app.value_or(QString()), .answered = back.seen.mautic.value_or(QString())};
        ++undo.values;
        add(back);
    }
}

} // namespace lockstep
