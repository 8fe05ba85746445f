// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/case_queue_view.h"
#include "gui/case_view.h"
#include "gui/cases_page.h"
#include "gui/decided_list.h"
#include "gui/decision_bar.h"
#include "gui/offer_list.h"
#include "gui/problem_bar.h"
#include "gui/rule_view.h"
#include "words/rule_words.h"

#include <QStackedWidget>
#include <QTableView>

namespace lockstep
{

void CasesPage::connectRules()
{
    connect(m_bar, &DecisionBar::ruleChosen, this, &CasesPage::askForRule);
    connect(m_rule, &RuleView::left, this, &CasesPage::backToCase);
    connect(m_rule, &RuleView::saveChosen, this, &CasesPage::ruleChosen);
    connect(&m_case->offers(), &OfferList::addressTyped, this, &CasesPage::addressTyped);
    connect(m_case, &CaseView::leftNote, this, [this] { m_queue->table().setFocus(Qt::OtherFocusReason); });
}

void CasesPage::backToCase()
{
    showCaseSide(*m_caseSide);
    m_queue->table().setFocus(Qt::OtherFocusReason);
}

/// Of the answer given last.
void CasesPage::askForRule()
{
    const auto &last = m_given.last();
    if (!last || !m_bar->offersRule())
        return;
    const QString field = ruleFieldOf(*last);
    m_rule->await(field, last->decision.answer);
    showCaseSide(*m_rule);
    Q_EMIT ruleWanted(field, last->decision.answer);
}

void CasesPage::showRule(const RulePreview &preview)
{
    if (m_right->currentWidget() == m_rule)
        m_rule->show(preview);
}

void CasesPage::showRuleSaved(const RuleDraft &rule)
{
    backToCase();
    m_bar->showSentence(RuleWords::saved(rule));
}

void CasesPage::showDecided(const QList<Resolution> &resolutions)
{
    m_decided->show(resolutions);
    QList<AppUserId> users;
    for (const Resolution &resolution : resolutions) {
        if (!users.contains(resolution.user))
            users.append(resolution.user);
    }
    if (!users.isEmpty())
        Q_EMIT namesWanted(users);
}

void CasesPage::showNames(const QList<PersonName> &names) { m_decided->addNames(names); }

void CasesPage::showConcerns(const QString &address, const QList<ConcernedAddress> &concerns)
{
    m_case->offers().showConcerns(address, concerns);
}

} // namespace lockstep
