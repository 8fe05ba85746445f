// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_row.h"
#include "domain/result.h"
#include "domain/rule_draft.h"
#include "gui/given_answers.h"
#include "models/cases_model.h"

#include <QElapsedTimer>
#include <QUrl>
#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace lockstep
{

class AlikeView;
class CaseActions;
class CaseQueueView;
class CaseView;
class DecidedList;
class DecisionBar;
class EmptyNote;
class Fold;
class ProblemBar;
class RuleView;

/// What only a person can decide: the queue at the left, one case with its answers at the right. An answer takes the
/// case out of the queue at once and the next one comes by itself; what the store says to it is told when it arrives.
class CasesPage final : public QWidget
{
    Q_OBJECT

public:
    /// The model outlives it.
    explicit CasesPage(CasesModel &cases, QWidget *parent = nullptr);

    /// This case, where it is in the list.
    void goTo(qint64 caseNumber);
    /// Who works here.
    void setAccount(const QString &account);
    /// The chosen case stays chosen while it waits.
    void showQueue(const QList<QueuedCase> &cases);
    void showFile(const CaseFile &file);
    void showFileProblem(qint64 caseNumber, const Error &error);
    void showReceipts(const QList<DecisionReceipt> &receipts);
    void showPreview(const AlikePreview &preview);
    void showRule(const RulePreview &preview);
    void showRuleSaved(const RuleDraft &rule);
    void showConcerns(const QString &address, const QList<ConcernedAddress> &concerns);
    void showTakenBack(const QString &batch, const QList<Resolution> &resolutions);
    void showDecided(const QList<Resolution> &resolutions);
    /// Of those who were decided about.
    void showNames(const QList<PersonName> &names);
    void showError(const Error &error);
    /// What was decided could not be kept: nothing of it was.
    void showDecideProblem(const Error &error);
    void showPreviewProblem(const Error &error);
    /// Both sides were looked at once, so that an empty list means something.
    void setLookedAt(bool isLookedAt);

    [[nodiscard]] QByteArray saveView() const;
    void restoreView(const QByteArray &view);

Q_SIGNALS:
    /// To be read; those that come next should be at hand when they are asked for.
    void caseWanted(qint64 caseNumber, const QList<qint64> &next);
    void decisionsChosen(const QList<lockstep::CaseDecision> &decisions);
    void alikeWanted(const lockstep::CaseDecision &decision);
    /// What the answer would make otherwise as the rule for everybody.
    void ruleWanted(const QString &field, lockstep::Answer answer);
    void ruleChosen(const lockstep::RuleDraft &rule);
    /// Somebody types an address: what speaks against it?
    void addressTyped(const QString &address);
    void takeBackChosen(const QString &batch);
    void assignChosen(const QList<qint64> &cases, bool toMe);
    /// Until then or, where there is no time, until either side changes.
    void snoozeChosen(const QList<qint64> &cases, std::optional<lockstep::Moment> until);
    void wakeChosen(const QList<qint64> &cases);
    void decidedWanted();
    void namesWanted(const QList<lockstep::AppUserId> &users);
    void queueWanted();
    void personWanted(const lockstep::PersonRef &who);
    void addressWanted(const QUrl &address);
    void planWanted();

private:
    void layOut();
    void connectQueue();
    void connectCase();
    void connectDecisions();
    void connectRules();
    void backToCase();
    void askForRule();
    void addKeys();
    void addKey(int key, const std::function<void()> &act);
    void showRow(int row);
    void goToNext();
    void takeUpWhatCameBack();
    void sayGone();
    [[nodiscard]] bool mayAnswer() const;
    void decide(const CaseOffer &offer, const QString &value);
    void decideAlike(const QList<qint64> &cases);
    void takeOut(const QList<qint64> &cases);
    void snooze(std::optional<Moment> until);
    void undo();
    void previewAlike();
    void showReceipt(const DecisionReceipt &receipt, int &kept);
    void sayDecided(int kept, int refused, int among);
    void showCaseSide(QWidget &side);
    void showEmptyOrList();
    [[nodiscard]] const QueuedCase *current() const;

    CasesModel &m_cases;
    GivenAnswers m_given;
    QString m_account;
    qint64 m_current = -1;
    /// Was taken back: shown as soon as it is in the queue again.
    std::optional<AppUserId> m_comesBack;
    /// Since the case on the screen was replaced without anybody asking for it.
    QElapsedTimer m_replaced;
    ProblemBar *m_problem;
    DecisionBar *m_bar;
    QStackedWidget *m_stack;
    EmptyNote *m_empty;
    QWidget *m_list;
    QSplitter *m_splitter;
    CaseQueueView *m_queue;
    DecidedList *m_decided;
    Fold *m_decidedFold;
    QStackedWidget *m_right;
    QWidget *m_caseSide;
    CaseView *m_case;
    CaseActions *m_actions;
    AlikeView *m_alike;
    RuleView *m_rule;
    bool m_isLookedAt = false;
};

/// What the person saw of the field in question; nothing where the answer is not about a value.
[[nodiscard]] std::optional<SeenSides> seenIn(const CaseFile &file, Answer answer);

} // namespace lockstep
