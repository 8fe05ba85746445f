// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/hand_preview.h"
#include "domain/result.h"
#include "domain/rule_draft.h"
#include "domain/run_undo.h"

#include <stop_token>

namespace lockstep
{

/// What people do with cases, at the screen and by scripts. Nothing here asks either side: a decision is kept in the
/// store, the user goes to the head of the engine's queue, and whoever runs next carries it out. Each call opens the
/// store and closes it again, blocks, and belongs on any thread but the main one. StoreMissing where there is no
/// workspace yet; what Database::openExisting fails with.
class CaseDesk
{
public:
    explicit CaseDesk(QString workspace)
        : m_workspace(std::move(workspace))
    {
    }

    /// Everything that is open, sleeping ones included, in the order it was found.
    [[nodiscard]] Result<QList<QueuedCase>> queue() const;
    /// NotFound where the case is not open any more.
    [[nodiscard]] Result<CaseFile> file(qint64 caseId) const;
    /// What the same answer would do for all open cases of the same kind and field, this one included. Decides nothing.
    [[nodiscard]] Result<AlikePreview> previewAlike(const CaseDecision &decision, const std::stop_token &stop) const;

    /// Keeps decisions as one batch, each for itself: one that cannot be kept says why and the others are.
    [[nodiscard]] Result<QList<DecisionReceipt>> decide(const QList<CaseDecision> &decisions,
                                                        const RunOperator &by) const;
    /// What a decision by hand would write and cost now, or why it cannot be made. Decides nothing.
    [[nodiscard]] Result<HandPreview> previewByHand(const HandDecision &decision) const;
    /// The same for people who have no case; one batch.
    [[nodiscard]] Result<QList<DecisionReceipt>> decideByHand(const QList<HandDecision> &decisions,
                                                              const RunOperator &by) const;
    /// Takes a batch back, as far as it can be: what the writes replaced is written again where it still is as the
    /// batch left it. An opt-out is never taken back. NotFound where nothing of it is left to take back.
    [[nodiscard]] Result<QList<Resolution>> takeBack(const QString &batch, const RunOperator &by) const;

    /// The last runs, newest first, with how far each was taken back.
    [[nodiscard]] Result<QList<ListedRun>> runs(int limit) const;
    /// What taking back all that a run wrote would come to.
    [[nodiscard]] Result<RunUndo> previewUndo(RunId run) const;
    /// Does it: a value that is another by now stays as it is, and whoever loses a link is left alone until that is
    /// taken back. NotFound where the run wrote nothing that can come back.
    [[nodiscard]] Result<RunUndo> undoRun(RunId run, const RunOperator &by) const;

    /// What other policies, or other columns that may be written, would make otherwise; nothing is kept. Reads
    /// everybody.
    [[nodiscard]] Result<RuleComparison> compareRules(const WorkspaceSettings &draft, int atMost,
                                                      const std::stop_token &stop) const;

    /// What an answer about one person's field would make otherwise as the rule for everybody; nothing is kept.
    [[nodiscard]] Result<RulePreview> previewRule(const QString &field, Answer answer, int atMost,
                                                  const std::stop_token &stop) const;
    /// Keeps the rule in the workspace's settings; cases it settles close at once. BadInput where the field's rule is
    /// another by now.
    [[nodiscard]] Result<void> saveRule(const RuleDraft &draft, const RunOperator &by) const;

    /// What speaks against an address somebody typed.
    [[nodiscard]] Result<QList<ConcernedAddress>> concernsOf(const QString &address) const;

    /// To nobody where the account is empty.
    [[nodiscard]] Result<void> assign(const QList<qint64> &cases, const QString &account) const;
    /// Until then or, where there is no time, until either side changes.
    [[nodiscard]] Result<void> snooze(const QList<qint64> &cases, std::optional<Moment> until) const;
    [[nodiscard]] Result<void> wake(const QList<qint64> &cases) const;

    /// The batch of the newest answer to a case, open or not; nothing where nobody answered it.
    [[nodiscard]] Result<std::optional<QString>> batchOf(qint64 caseId) const;
    /// What was decided lately, newest first.
    [[nodiscard]] Result<QList<Resolution>> decided(std::optional<qint64> before, int limit) const;

private:
    QString m_workspace;
};

} // namespace lockstep
