// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rule_view.h"

#include "gui/comparison_view.h"
#include "gui/escape_key.h"
#include "gui/form_rows.h"
#include "gui/icons.h"
#include "gui/plain_label.h"
#include "words/offer_words.h"
#include "words/rule_words.h"

#include <QBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace lockstep
{

RuleView::RuleView(QWidget *parent)
    : QWidget(parent)
    , m_heading(wrapped({}, this))
    , m_rule(wrapped({}, this))
    , m_before(wrapped({}, this))
    , m_comparison(new ComparisonView(this))
    , m_save(new QPushButton(themedIcon(u"dialog-ok-apply"_s), tr("Save this rule"), this))
    , m_back(new QPushButton(tr("Back (Esc)"), this))
{
    setAccessibleName(tr("The answer as a rule for everybody"));
    layOut();
    onEscape(*this, [this] { Q_EMIT left(); });
    for (QPushButton *button : {m_save, m_back})
        button->setAutoDefault(true);
    connect(m_back, &QPushButton::clicked, this, &RuleView::left);
    connect(m_save, &QPushButton::clicked, this, [this] {
        m_save->setEnabled(false);
        if (m_draft)
            Q_EMIT saveChosen(*m_draft);
    });
}

void RuleView::layOut()
{
    QFont larger = font();
    larger.setPointSizeF(larger.pointSizeF() * 1.2);
    m_heading->setFont(larger);
    QFont bold = font();
    bold.setBold(true);
    m_rule->setFont(bold);
    for (PlainLabel *label : {m_heading, m_rule, m_before})
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_back);
    buttons->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(fontMetrics().averageCharWidth(), 0, 0, 0);
    column->addWidget(m_heading);
    column->addWidget(m_rule);
    column->addWidget(m_before);
    column->addWidget(m_comparison, 1);
    column->addLayout(buttons);
}

void RuleView::await(const QString &field, Answer answer)
{
    m_answer = answer;
    m_draft.reset();
    //: %1 is a field
    m_heading->setText(tr("A rule for %1").arg(OfferWords::quoted(field)));
    m_rule->hide();
    m_before->hide();
    m_comparison->await();
    m_save->setEnabled(false);
    m_back->setFocus(Qt::OtherFocusReason);
}

void RuleView::show(const RulePreview &preview)
{
    m_draft = preview.rule;
    m_rule->setVisible(m_draft.has_value());
    m_before->setVisible(m_draft.has_value());
    m_save->setEnabled(m_draft.has_value());
    if (!m_draft) {
        m_comparison->showSentence(RuleWords::noRule(m_answer));
        return;
    }
    m_rule->setText(RuleWords::rule(*m_draft));
    m_before->setText(RuleWords::ruleBefore(*m_draft));
    m_comparison->show(preview.comparison);
    m_save->setFocus(Qt::OtherFocusReason);
}

} // namespace lockstep
