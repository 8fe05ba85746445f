// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/comparison_view.h"

#include "gui/form_rows.h"
#include "gui/plain_label.h"
#include "gui/text_table.h"
#include "words/person_words.h"
#include "words/rule_words.h"

#include <QBoxLayout>

namespace lockstep
{

ComparisonView::ComparisonView(QWidget *parent)
    : QWidget(parent)
    , m_summary(wrapped({}, this))
    , m_more(wrapped({}, this))
    , m_people(new TextTable(tr("Who would come out differently"), this))
{
    m_people->setMinimumHeight(fontMetrics().height() * 8);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_summary);
    column->addWidget(m_people, 1);
    column->addWidget(m_more);
    column->addStretch();
    showSentence({});
}

void ComparisonView::await() { showSentence(tr("Trying these rules on everybody …")); }

void ComparisonView::showSentence(const QString &sentence)
{
    m_summary->setText(sentence);
    m_people->hide();
    m_more->hide();
}

void ComparisonView::show(const RuleComparison &comparison)
{
    QList<QStringList> rows;
    for (const RuleDifference &each : comparison.first)
        rows.append({PersonWords::nameAndAddress(each.who), RuleWords::now(each), RuleWords::then(each)});
    m_summary->setText(RuleWords::summary(comparison));
    m_people->show({tr("Person"), tr("With today's rules"), tr("With these rules")}, rows);
    m_people->setVisible(!rows.isEmpty());
    const QString more = RuleWords::more(comparison);
    m_more->setText(more);
    m_more->setVisible(!more.isEmpty());
}

} // namespace lockstep
