// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/why_view.h"

#include "gui/flow_layout.h"
#include "gui/icons.h"
#include "models/plain_text.h"
#include "words/case_words.h"
#include "words/decision_words.h"
#include "words/explain_words.h"

#include <QBoxLayout>
#include <QPlainTextEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr int mostButtons = 4;

} // namespace

WhyView::WhyView(QWidget *parent)
    : QWidget(parent)
    , m_ways(new QWidget(this))
    , m_buttons(new FlowLayout(m_ways))
    , m_sentences(new QPlainTextEdit(this))
{
    m_sentences->setReadOnly(true);
    m_sentences->setTabChangesFocus(true);
    m_sentences->setFrameShape(QFrame::NoFrame);
    m_sentences->setAccessibleName(tr("Why this person is in step or is not"));
    setFocusProxy(m_sentences);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_ways);
    column->addWidget(m_sentences, 1);
    m_ways->hide();
}

void WhyView::show(const PersonDetails &details)
{
    m_sentences->setPlainText(ExplainWords::sentences(details).join(u"\n\n"_s));
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->deleteLater();
        item->widget()->hide();
        delete item;
    }
    addCases(details);
    addDecisions(details);
    m_ways->setVisible(m_buttons->count() > 0);
}

void WhyView::addCases(const PersonDetails &details)
{
    for (const OpenCase &open : details.cases) {
        if (m_buttons->count() == mostButtons)
            return;
        const QString field = open.content.field;
        //: %1 is a kind of case such as "both sides changed"
        const QString text = field.isEmpty() ? tr("Decide: %1 …").arg(CaseWords::label(open.content.kind))
                                             //: %1 is a kind of case, %2 a field
                                             : tr("Decide: %1, %2 …").arg(CaseWords::label(open.content.kind), field);
        addButton(text, u"go-next"_s, [this, number = open.id] { Q_EMIT caseWanted(number); });
    }
}

/// Those that hold or wait; what is over and done is on the timeline.
void WhyView::addDecisions(const PersonDetails &details)
{
    QStringList offered;
    for (const TimelineEntry &entry : details.timeline) {
        const bool mayComeBack = entry.kind == TimelineKind::Decided && entry.resolution
            && DecisionWords::mayTakeBack(entry.resolution->state) && !offered.contains(entry.resolution->batch);
        if (!mayComeBack)
            continue;
        if (m_buttons->count() == mostButtons)
            return;
        offered.append(entry.resolution->batch);
        //: %1 is a decision such as "unlink"
        addButton(tr("Take back: %1").arg(DecisionWords::what(*entry.resolution)), u"edit-undo"_s,
                  [this, batch = entry.resolution->batch] { Q_EMIT takeBackChosen(batch); });
    }
}

void WhyView::addButton(const QString &text, const QString &icon, const std::function<void()> &act)
{
    constexpr int longest = 60;
    auto *button = new QToolButton(m_ways);
    QString shown = oneLine(text);
    if (shown.size() > longest)
        shown = shown.left(longest - 1) + u'…';
    button->setText(shown.replace(u'&', u"&&"_s));
    button->setToolTip(plainToolTip(text));
    button->setIcon(themedIcon(icon));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    m_buttons->addWidget(button);
    button->show();
    connect(button, &QToolButton::clicked, this, act);
}

} // namespace lockstep
