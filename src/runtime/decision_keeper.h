// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/hand_preview.h"
#include "domain/person_decision.h"
#include "domain/run_undo.h"
#include "runtime/open_workspace.h"
#include "sync/desk_facts.h"

namespace lockstep
{

/// Whether the person saw what is there now; what was not said was not looked at.
[[nodiscard]] bool isAsSeen(const std::optional<SeenSides> &seen, const SeenSides &now);

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
    /// As CaseDesk::previewByHand.
    [[nodiscard]] Result<HandPreview> previewByHand(const HandDecision &decision);
    struct ManyByHand {
        int decided = 0;
        int alreadySo = 0;
        int notPossible = 0;
        QList<PlanRow> rows = {};
    };
    /// The same answer for some of many: thought through, and kept in one transaction where `keeps`. Those who are so
    /// already are left out. Can be called again; all of it is one batch.
    [[nodiscard]] Result<ManyByHand> manyByHand(const QList<HandDecision> &decisions, bool keeps);
    [[nodiscard]] const QString &batch() const { return m_batch; }
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
    struct ThoughtByHand {
        Resolution resolution = {};
        HandPreview preview = {};
    };
    [[nodiscard]] Result<QHash<AppUserId, PersonFacts>> factsOf(const QList<HandDecision> &decisions);
    [[nodiscard]] Result<ThoughtByHand> think(const HandDecision &decision, PersonFacts &facts);
    [[nodiscard]] Result<ManyByHand> thinkMany(const QList<HandDecision> &decisions, bool keeps);
    [[nodiscard]] DecisionReceipt take(const ThoughtByHand &thought, const PersonFacts &facts);
    [[nodiscard]] Result<void> addChosen(ContactId contact, PersonFacts &facts);
    /// Checks the answer and keeps it for later, or says why not.
    [[nodiscard]] DecisionReceipt accept(Resolution resolution, const QString &value, const PersonFacts &facts);
    struct TakenValue {
        bool isUsable = false;
        std::optional<ValueProblem> problem = std::nullopt;
    };
    /// Brings the value into the form Mautic's field holds.
    [[nodiscard]] TakenValue takeValue(const QString &value, Resolution &resolution) const;
    void addForKeeping(Resolution resolution, const AppUserId &user);
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
