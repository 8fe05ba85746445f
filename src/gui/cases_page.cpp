// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/cases_page.h"

#include "gui/alike_view.h"
#include "gui/case_actions.h"
#include "gui/case_queue_view.h"
#include "gui/case_view.h"
#include "gui/cases_texts.h"
#include "gui/decided_list.h"
#include "gui/decision_bar.h"
#include "gui/empty_note.h"
#include "gui/fold.h"
#include "gui/offer_list.h"
#include "gui/problem_bar.h"
#include "words/decision_words.h"
#include "words/offer_words.h"

#include <QApplication>
#include <QDataStream>
#include <QIODevice>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr int preparedAhead = 2;
/// Milliseconds.
constexpr qint64 replacedFor = 700;

/// Contacts are each their own: such an answer means nothing for another person.
bool canBeAlike(Answer answer)
{
    return answer != Answer::LinkContact && answer != Answer::NotTheSame && answer != Answer::PlanMerge;
}

} // namespace

std::optional<SeenSides> seenIn(const CaseFile &file, Answer answer)
{
    const PersonField *field = fieldInQuestion(file);
    if (field == nullptr || !isAboutField(answer))
        return std::nullopt;
    return SeenSides{.app = field->app, .mautic = field->mautic};
}

void CasesPage::setAccount(const QString &account)
{
    m_account = account;
    m_cases.setAccount(account);
}

const QueuedCase *CasesPage::current() const
{
    const int row = m_cases.rowOf(m_current);
    return row < 0 ? nullptr : &m_cases.at(row);
}

void CasesPage::showQueue(const QList<QueuedCase> &cases)
{
    QList<QueuedCase> open = cases;
    open.removeIf([this](const QueuedCase &queued) { return m_given.isUnderWay(queued.row.open.id); });
    m_problem->clear();
    const int before = m_queue->currentRow();
    m_cases.show(open);
    if (m_cases.kind() && !m_cases.countsByKind().contains(*m_cases.kind()))
        m_cases.showKind(std::nullopt);
    m_queue->showCounts();
    showEmptyOrList();
    takeUpWhatCameBack();
    const int row = m_cases.rowOf(m_current);
    if (row < 0 && m_current >= 0)
        sayGone();
    const int first = m_cases.rowCount() == 0 ? -1 : std::clamp(before, 0, m_cases.rowCount() - 1);
    showRow(row >= 0 ? row : first);
}

/// It has another number where it was found anew.
void CasesPage::takeUpWhatCameBack()
{
    if (!m_comesBack)
        return;
    for (int row = 0; row < m_cases.rowCount(); ++row) {
        if (m_cases.at(row).row.open.content.user != *m_comesBack)
            continue;
        m_current = m_cases.at(row).row.open.id;
        m_comesBack.reset();
        return;
    }
}

/// A key meant for the case that was there must not answer the one that came in its place.
void CasesPage::sayGone()
{
    m_bar->addNote(tr("The case you looked at needs nobody any more; the next one is shown."));
    m_replaced.start();
}

bool CasesPage::mayAnswer() const
{
    return m_right->currentWidget() == m_caseSide && m_case->offers().isEnabled()
        && (!m_replaced.isValid() || m_replaced.hasExpired(replacedFor));
}

void CasesPage::goTo(qint64 caseNumber)
{
    const int row = m_cases.rowOf(caseNumber);
    if (row < 0)
        return;
    showCaseSide(*m_caseSide);
    showRow(row);
    m_queue->table().setFocus(Qt::OtherFocusReason);
}

void CasesPage::showRow(int row)
{
    m_queue->select(row);
    if (row < 0) {
        m_current = -1;
        m_case->clear();
        m_actions->show(std::nullopt, m_account);
        return;
    }
    const QueuedCase &queued = m_cases.at(row);
    m_current = queued.row.open.id;
    m_case->await(queued);
    m_actions->show(queued, m_account);
    QList<qint64> next;
    for (int ahead = 1; ahead <= preparedAhead && row + ahead < m_cases.rowCount(); ++ahead)
        next.append(m_cases.at(row + ahead).row.open.id);
    Q_EMIT caseWanted(m_current, next);
}

void CasesPage::goToNext()
{
    const int count = m_cases.rowCount();
    if (count > 0)
        showRow((m_queue->currentRow() + 1) % count);
}

void CasesPage::showFile(const CaseFile &file)
{
    if (file.queued.row.open.id == m_current)
        m_case->show(file);
}

void CasesPage::showFileProblem(qint64 caseNumber, const Error &error) { m_case->showProblem(caseNumber, error); }

void CasesPage::decide(const CaseOffer &offer, const QString &value)
{
    const auto &file = m_case->file();
    if (!file || file->queued.row.open.id != m_current)
        return;
    QString action = m_case->offers().actionOf(offer.answer, offer.contact);
    if (offer.answer == Answer::OtherValue)
        action = DecisionWords::what(
            {.answer = Answer::OtherValue, .field = fieldInQuestion(file->queued.row.open.content), .value = value});
    const GivenAnswer given{.queued = file->queued,
                            .decision = {.caseId = m_current,
                                         .answer = offer.answer,
                                         .value = value,
                                         .contact = offer.contact,
                                         .note = m_case->note(),
                                         .seen = seenIn(*file, offer.answer)},
                            .action = action,
                            .alike = canBeAlike(offer.answer) ? file->alike : 0};
    m_given.add(given);
    takeOut({m_current});
    m_bar->showDecided(DecisionWords::decided(calledIn(given.queued.row.user), given.action), given.alike,
                       ruleFieldOf(given));
    m_actions->setUndoEnabled(true);
    Q_EMIT decisionsChosen({given.decision});
}

/// The next one comes to where they were.
void CasesPage::takeOut(const QList<qint64> &cases)
{
    const int row = m_queue->currentRow();
    m_cases.takeOut(cases);
    m_queue->showCounts();
    showEmptyOrList();
    showRow(std::min(row, m_cases.rowCount() - 1));
    m_queue->table().setFocus(Qt::OtherFocusReason);
}

void CasesPage::showReceipts(const QList<DecisionReceipt> &receipts)
{
    int kept = 0;
    for (const DecisionReceipt &receipt : receipts)
        showReceipt(receipt, kept);
    const auto among = static_cast<int>(receipts.size());
    sayDecided(kept, among - kept, among);
    m_actions->setUndoEnabled(!m_given.lastBatch().isEmpty());
}

void CasesPage::showReceipt(const DecisionReceipt &receipt, int &kept)
{
    const auto given = m_given.take(receipt.caseId);
    if (receipt.outcome == DecisionOutcome::Kept) {
        ++kept;
        m_given.addBatch(receipt.batch);
        return;
    }
    // Of many only the number is told: they are in the queue again, each with its reason.
    if (!given)
        return;
    const QString sentence = DecisionWords::refusal(receipt, calledIn(given->queued.row.user));
    const bool isOver = receipt.outcome == DecisionOutcome::NotOpen || receipt.outcome == DecisionOutcome::PersonGone;
    if (isOver)
        m_bar->addNote(sentence);
    else
        m_bar->addNote(sentence, receipt.caseId);
}

void CasesPage::sayDecided(int kept, int refused, int among)
{
    if (among > 1)
        m_bar->showDecided(DecisionWords::decidedAlike(kept, refused), 0);
    else if (refused > 0)
        m_bar->showSentence({});
}

void CasesPage::undo()
{
    const QString batch = m_given.lastBatch();
    if (!batch.isEmpty())
        Q_EMIT takeBackChosen(batch);
}

void CasesPage::showTakenBack(const QString &batch, const QList<Resolution> &resolutions)
{
    m_given.dropBatch(batch);
    m_bar->showSentence(DecisionWords::takenBack(resolutions));
    m_actions->setUndoEnabled(!m_given.lastBatch().isEmpty());
    if (resolutions.size() == 1)
        m_comesBack = resolutions.first().user;
}

void CasesPage::previewAlike()
{
    const auto &last = m_given.last();
    if (!last || last->alike == 0)
        return;
    const auto alike = m_cases.firstAlike(last->queued);
    if (!alike)
        return;
    CaseDecision decision = last->decision;
    decision.caseId = *alike;
    decision.seen.reset();
    m_alike->await(last->action);
    showCaseSide(*m_alike);
    Q_EMIT alikeWanted(decision);
}

void CasesPage::showPreview(const AlikePreview &preview)
{
    if (m_right->currentWidget() == m_alike)
        m_alike->show(preview);
}

void CasesPage::showPreviewProblem(const Error &error)
{
    showCaseSide(*m_caseSide);
    showError(error);
}

void CasesPage::decideAlike(const QList<qint64> &cases)
{
    const auto &last = m_given.last();
    if (!last)
        return;
    QList<CaseDecision> decisions;
    for (const qint64 each : cases) {
        CaseDecision decision = last->decision;
        decision.caseId = each;
        decision.seen.reset();
        decisions.append(decision);
    }
    m_given.addAlike(cases);
    showCaseSide(*m_caseSide);
    takeOut(cases);
    Q_EMIT decisionsChosen(decisions);
}

void CasesPage::snooze(std::optional<Moment> until)
{
    const qint64 number = m_current;
    if (number < 0)
        return;
    takeOut({number});
    Q_EMIT snoozeChosen({number}, until);
}

void CasesPage::showError(const Error &error) { m_problem->show(error); }

void CasesPage::showDecideProblem(const Error &error)
{
    m_given.forgetUnderWay();
    m_bar->clear();
    m_actions->setUndoEnabled(!m_given.lastBatch().isEmpty());
    m_problem->show(error);
    Q_EMIT queueWanted();
}

void CasesPage::showCaseSide(QWidget &side) { m_right->setCurrentWidget(&side); }

void CasesPage::setLookedAt(bool isLookedAt)
{
    m_isLookedAt = isLookedAt;
    showEmptyOrList();
}

void CasesPage::showEmptyOrList()
{
    const bool isEmpty = m_cases.total() == 0;
    const bool wasEmpty = m_stack->currentWidget() == m_empty;
    const bool hasFocus = isAncestorOf(QApplication::focusWidget());
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_list);
    if (!isEmpty) {
        // So that the keys of the answers work at once.
        if (wasEmpty && hasFocus)
            m_queue->table().setFocus(Qt::OtherFocusReason);
        return;
    }
    if (m_isLookedAt)
        m_empty->show({.icon = u"dialog-ok-apply"_s,
                       .heading = tr("Nothing waits for a person"),
                       .explanation = tr("What Lockstep cannot decide by itself appears here, with the reason and what "
                                         "to do about it.")});
    else
        m_empty->show({.icon = u"dialog-question"_s,
                       .heading = tr("Here you see what only a person can decide"),
                       .explanation = tr("Two contacts for one user, a change on both sides, a value Mautic refuses: "
                                         "each with its reason. Look for changes to find out. Looking only reads."),
                       .action = tr("&Look for changes")});
}

QByteArray CasesPage::saveView() const
{
    QByteArray view;
    QDataStream out(&view, QIODevice::WriteOnly);
    out << m_queue->saveColumns() << m_splitter->saveState();
    return view;
}

void CasesPage::restoreView(const QByteArray &view)
{
    QDataStream in(view);
    QByteArray columns;
    QByteArray sizes;
    in >> columns >> sizes;
    if (in.status() != QDataStream::Ok)
        return;
    m_queue->restoreColumns(columns);
    m_splitter->restoreState(sizes);
}

} // namespace lockstep
