// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_queue.h"
#include "domain/person_decision.h"
#include "domain/run_undo.h"
#include "runtime/open_workspace.h"
#include "sync/desk_facts.h"

namespace lockstep
{

/// Keeps what people decide, all of it in one transaction: the decisions, the places in the engine's queue, and what
/// is open from then on. Belongs to the thread of the workspace, which is set up.
class DecisionKeeper
{
public:
    DecisionKeeper(OpenWorkspace &workspace, RunOperator by);

    /// As CaseDesk::decide.
    [[nodiscard]] Result<QList<DecisionReceipt>> decide(const QList<CaseDecision> &decisions);
    /// As CaseDesk::decideByHand.
    [[nodiscard]] Result<QList<DecisionReceipt>> decideByHand(const QList<HandDecision> &decisions);
    /// As CaseDesk::takeBack.
    [[nodiscard]] Result<QList<Resolution>> takeBack(const QString &batch);
    /// As CaseDesk::undoRun.
    [[nodiscard]] Result<RunUndo> undoRun(RunId run);

    /// Their turn is next, and what waits for somebody is shown at once.
    [[nodiscard]] Result<void> lookAgain(const QList<AppUserId> &users);

private:
    using CasesById = QHash<qint64, Case>;

    [[nodiscard]] Result<CasesById> casesOf(const QList<CaseDecision> &decisions);
    [[nodiscard]] Result<DecisionReceipt> refusalOf(const CaseDecision &decision);
    [[nodiscard]] DecisionReceipt judge(const CaseDecision &decision, const Case &personCase, const PersonFacts &facts);
    [[nodiscard]] Result<DecisionReceipt> judgeByHand(const HandDecision &decision, PersonFacts facts);
    [[nodiscard]] Result<void> addChosen(ContactId contact, PersonFacts &facts);
    /// Checks the answer and keeps it for later, or says why not.
    [[nodiscard]] DecisionReceipt accept(Resolution resolution, const QString &value, const PersonFacts &facts);
    [[nodiscard]] bool takeValue(const QString &value, Resolution &resolution) const;
    /// Those of one user; no facts where it is gone.
    void undoRows(const QList<AppliedRow> &rows, const PersonFacts *facts, RunUndo &undo, QList<PlanRow> &coming);
    void keepUndoing(QList<Resolution> back, const PersonFacts &facts, RunUndo &undo, QList<PlanRow> &coming);
    static void countUndone(const PersonDecision &decision, const AppUser &user, RunUndo &undo, QList<PlanRow> &coming);
    [[nodiscard]] Result<void> keep();
    [[nodiscard]] Result<void> keepSideEffects(const Resolution &resolution);
    [[nodiscard]] Result<void> putBack(const Resolution &resolution);
    [[nodiscard]] Result<void> call(const QList<AppUserId> &users);

    Repositories &m_store;
    RunOperator m_by;
    DeskFacts m_facts;
    Moment m_now;
    QString m_batch;
    QList<Resolution> m_resolutions;
    /// Users whose two sides may be others from now on.
    QList<AppUserId> m_concerned;
};

} // namespace lockstep
