// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/person_decision.h"
#include "domain/plan_cost.h"
#include "domain/user_name.h"
#include "runtime/decision_keeper.h"
#include "store/transaction.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

bool canBeTakenBack(const Resolution &resolution)
{
    return resolution.state == ResolutionState::Waiting || resolution.state == ResolutionState::Done;
}

/// What the rows replaced is what "seen" means here: taking a decision back brings just that. One for each field, also
/// where both sides were written.
QList<Resolution> valuesBefore(const QList<AppliedRow> &rows, const PersonFacts &facts,
                               const DecisionSettings &settings)
{
    QMap<QString, Resolution> byField;
    for (const AppliedRow &row : rows) {
        if (row.kind != PlanRowKind::UpdateContact && row.kind != PlanRowKind::UpdateUser)
            continue;
        for (const FieldChange &change : row.changes) {
            auto back = byField.find(change.alias);
            if (back == byField.end()) {
                const Case asIf{.kind = CaseKind::BothChanged, .user = facts.user.id, .field = change.alias};
                back = byField.insert(change.alias,
                                      resolutionFor(asIf, Answer::OtherValue, std::nullopt, facts, settings));
                back->state = ResolutionState::Undoing;
            }
            (row.kind == PlanRowKind::UpdateUser ? back->seen.app : back->seen.mautic) = change.before;
            back->seen.base = BaseValue{.sent = back->seen.app.value_or(QString()),
                                        .answered = back->seen.mautic.value_or(QString())};
        }
    }
    return byField.values();
}

bool isTakingBack(const FieldChange &change) { return change.reason == ChangeReason::TakenBack; }

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

Result<void> DecisionKeeper::lookAgain(const QList<AppUserId> &users)
{
    return inTransaction(m_store.database, [&]() -> Result<void> {
        auto prepared = m_facts.prepare();
        return prepared ? call(users) : prepared;
    });
}

Result<RunUndo> DecisionKeeper::undoRun(RunId run)
{
    return inTransaction(m_store.database, [&]() -> Result<RunUndo> {
        const auto rows = m_store.appliedRows.ofRun(run);
        if (!rows)
            return fail(rows.error());
        if (auto prepared = m_facts.prepare(); !prepared)
            return fail(prepared.error());
        QHash<AppUserId, QList<AppliedRow>> written;
        QList<AppUserId> users;
        for (const AppliedRow &row : *rows) {
            if (row.outcome != AppliedOutcome::Done && row.outcome != AppliedOutcome::FoundInstead)
                continue;
            if (!written.contains(row.user))
                users.append(row.user);
            written[row.user].append(row);
        }
        const auto facts = m_facts.of(users, {});
        if (!facts)
            return fail(facts.error());
        m_batch = RunRepository::batchOfUndo(run);
        RunUndo undo{.batch = m_batch};
        QList<PlanRow> coming;
        for (const AppUserId &user : std::as_const(users)) {
            const auto known = facts->constFind(user);
            undoRows(written.value(user), known == facts->constEnd() ? nullptr : &*known, undo, coming);
        }
        undo.requests = costOf(coming, {}).writes;
        return keep().map([&] { return undo; });
    });
}

void DecisionKeeper::undoRows(const QList<AppliedRow> &rows, const PersonFacts *facts, RunUndo &undo,
                              QList<PlanRow> &coming)
{
    QList<Resolution> back;
    if (facts != nullptr)
        back = valuesBefore(rows, *facts, m_facts.settings());
    for (const AppliedRow &row : rows) {
        const bool isValue = row.kind == PlanRowKind::UpdateContact || row.kind == PlanRowKind::UpdateUser;
        const bool endsLink = facts != nullptr && row.kind == PlanRowKind::LinkContact && facts->link
            && facts->link->contact == row.contact;
        if (endsLink)
            back.append({.answer = Answer::LinkContact, .contact = row.contact, .state = ResolutionState::Undoing});
        else if (facts == nullptr || !isValue)
            ++undo.staying[row.kind];
    }
    if (!back.isEmpty())
        keepUndoing(std::move(back), *facts, undo, coming);
}

/// Counts what deciding about the user will come to, and leaves out what cannot come back.
void DecisionKeeper::keepUndoing(QList<Resolution> back, const PersonFacts &facts, RunUndo &undo,
                                 QList<PlanRow> &coming)
{
    PersonFacts then = facts;
    for (qsizetype place = 0; place < back.size(); ++place) {
        Resolution &each = back[place];
        each.id = -1 - place;
        each.batch = m_batch;
        each.user = facts.user.id;
        each.by = m_by;
        each.at = m_now;
        then.resolutions.append(each);
    }
    const PersonDecision decision = decidePerson(then, m_facts.settings());
    for (const Resolution &each : std::as_const(back)) {
        if (decision.stale.contains(each.id)) {
            ++undo.changedSince;
            continue;
        }
        // Else the contact would be found, and linked, again. Before the other: the newest about who is who counts.
        if (each.answer == Answer::LinkContact)
            m_resolutions.append({.batch = m_batch,
                                  .user = facts.user.id,
                                  .answer = Answer::LeaveAlone,
                                  .by = m_by,
                                  .at = m_now,
                                  .state = ResolutionState::Done,
                                  .settledAt = m_now});
        m_resolutions.append(each);
    }
    m_concerned.append(facts.user.id);
    countUndone(decision, facts.user, undo, coming);
}

void DecisionKeeper::countUndone(const PersonDecision &decision, const AppUser &user, RunUndo &undo,
                                 QList<PlanRow> &coming)
{
    for (const PlanRow &whole : decision.rows) {
        PlanRow row = whole;
        row.changes.removeIf([](const FieldChange &change) { return !isTakingBack(change); });
        if (row.kind != PlanRowKind::Unlink && row.changes.isEmpty())
            continue;
        undo.values += static_cast<int>(row.changes.size());
        undo.links += row.kind == PlanRowKind::Unlink ? 1 : 0;
        coming.append(whole);
        if (undo.first.size() < RunUndo::mostShown)
            undo.first.append({.who = nameOf(user), .row = row});
    }
}

} // namespace lockstep
