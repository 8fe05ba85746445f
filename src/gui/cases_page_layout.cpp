// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/alike_view.h"
#include "gui/case_actions.h"
#include "gui/case_queue_view.h"
#include "gui/case_view.h"
#include "gui/cases_page.h"
#include "gui/cases_texts.h"
#include "gui/decided_list.h"
#include "gui/decision_bar.h"
#include "gui/empty_note.h"
#include "gui/fold.h"
#include "gui/offer_list.h"
#include "gui/problem_bar.h"
#include "gui/rule_view.h"

#include <QBoxLayout>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>

namespace lockstep
{

CasesPage::CasesPage(CasesModel &cases, QWidget *parent)
    : QWidget(parent)
    , m_cases(cases)
    , m_problem(new ProblemBar(this))
    , m_bar(new DecisionBar(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyNote(this))
    , m_list(new QWidget(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_queue(new CaseQueueView(cases, this))
    , m_decided(new DecidedList(this))
    , m_decidedFold(new Fold(tr("Decided lately"), *m_decided, this))
    , m_right(new QStackedWidget(this))
    , m_caseSide(new QWidget(this))
    , m_case(new CaseView(this))
    , m_actions(new CaseActions(this))
    , m_alike(new AlikeView(this))
    , m_rule(new RuleView(this))
{
    m_cases.setTexts(caseTexts());
    layOut();
    connectQueue();
    connectCase();
    connectDecisions();
    connectRules();
    addKeys();
    setFocusProxy(m_queue);
    showEmptyOrList();
}

void CasesPage::layOut()
{
    auto *caseColumn = new QVBoxLayout(m_caseSide);
    caseColumn->setContentsMargins(0, 0, 0, 0);
    caseColumn->addWidget(m_case, 1);
    caseColumn->addWidget(m_actions);
    m_right->addWidget(m_caseSide);
    m_right->addWidget(m_alike);
    m_right->addWidget(m_rule);
    m_right->setMinimumWidth(fontMetrics().averageCharWidth() * 44);
    auto *left = new QWidget(m_splitter);
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->addWidget(m_queue);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_right);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setChildrenCollapsible(false);
    auto *listColumn = new QVBoxLayout(m_list);
    listColumn->setContentsMargins(0, 0, 0, 0);
    listColumn->addWidget(m_splitter, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_list);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_problem);
    column->addWidget(m_bar);
    column->addWidget(m_stack, 1);
    // Also where nothing waits any more.
    column->addWidget(m_decidedFold);
}

void CasesPage::connectQueue()
{
    connect(m_empty, &EmptyNote::actionChosen, this, &CasesPage::planWanted);
    connect(m_queue, &CaseQueueView::rowChosen, this, [this](int row) {
        showCaseSide(*m_caseSide);
        showRow(row);
    });
    connect(m_queue, &CaseQueueView::nextWanted, this, &CasesPage::goToNext);
    connect(m_queue, &CaseQueueView::filtered, this, [this] {
        const int row = m_cases.rowOf(m_current);
        showRow(row < 0 && m_cases.rowCount() > 0 ? 0 : row);
    });
    connect(m_decidedFold, &Fold::toggled, this, [this](bool isOpen) {
        if (isOpen)
            Q_EMIT decidedWanted();
    });
    connect(m_decided, &DecidedList::takeBackChosen, this, &CasesPage::takeBackChosen);
    connect(m_decided, &DecidedList::personChosen, this,
            [this](const AppUserId &user) { Q_EMIT personWanted({.user = user}); });
}

void CasesPage::connectCase()
{
    connect(m_case, &CaseView::personChosen, this, &CasesPage::personWanted);
    connect(m_case, &CaseView::addressChosen, this, &CasesPage::addressWanted);
    connect(m_case, &CaseView::rereadChosen, this, [this] { showRow(m_queue->currentRow()); });
    connect(&m_case->offers(), &OfferList::chosen, this, &CasesPage::decide);
    connect(&m_case->offers(), &OfferList::leftTyping, this,
            [this] { m_queue->table().setFocus(Qt::OtherFocusReason); });
    connect(m_actions, &CaseActions::nextChosen, this, &CasesPage::goToNext);
    connect(m_actions, &CaseActions::undoChosen, this, &CasesPage::undo);
    connect(m_actions, &CaseActions::snoozeChosen, this, &CasesPage::snooze);
    connect(m_actions, &CaseActions::wakeChosen, this, [this] { Q_EMIT wakeChosen({m_current}); });
    connect(m_actions, &CaseActions::assignChosen, this, [this](bool toMe) {
        if (m_current >= 0)
            Q_EMIT assignChosen({m_current}, toMe);
    });
}

void CasesPage::connectDecisions()
{
    connect(m_bar, &DecisionBar::undoChosen, this, &CasesPage::undo);
    connect(m_bar, &DecisionBar::alikeChosen, this, &CasesPage::previewAlike);
    connect(m_bar, &DecisionBar::caseChosen, this, &CasesPage::goTo);
    connect(m_alike, &AlikeView::left, this, &CasesPage::backToCase);
    connect(m_alike, &AlikeView::decideChosen, this, &CasesPage::decideAlike);
}

void CasesPage::addKey(int key, const std::function<void()> &act)
{
    auto *shortcut = new QShortcut(QKeySequence(key), this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, act);
}

void CasesPage::addKeys()
{
    for (int digit = 1; digit <= 9; ++digit)
        addKey(Qt::Key_0 + digit, [this, digit] {
            if (mayAnswer())
                m_case->offers().press(digit);
        });
    addKey(Qt::Key_S, [this] { m_actions->pressSnooze(); });
    addKey(Qt::Key_A, [this] {
        if (const QueuedCase *queued = current())
            Q_EMIT assignChosen({m_current}, m_account.isEmpty() || queued->assignedTo != m_account);
    });
    addKey(Qt::Key_Z, [this] { undo(); });
    addKey(Qt::Key_N, [this] { goToNext(); });
    addKey(Qt::Key_M, [this] { previewAlike(); });
    addKey(Qt::Key_R, [this] { askForRule(); });
    addKey(Qt::Key_W, [this] {
        if (mayAnswer())
            m_case->focusNote();
    });
}

} // namespace lockstep
