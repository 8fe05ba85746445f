// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/decision_bar.h"

#include "gui/colours.h"
#include "gui/icons.h"
#include "gui/plain_label.h"
#include "models/plain_text.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr qsizetype mostNotes = 4;

} // namespace

DecisionBar::DecisionBar(QWidget *parent)
    : QFrame(parent)
    , m_sentence(new PlainLabel(this))
    , m_undo(new QPushButton(themedIcon(u"edit-undo"_s), tr("Undo (Z)"), this))
    , m_alike(new QPushButton(this))
    , m_rule(new QPushButton(this))
    , m_close(new QToolButton(this))
    , m_notes(new PlainLabel(this))
    , m_show(new QPushButton(tr("Show it"), this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setAccessibleName(tr("What was decided"));
    layOut();
    connect(m_undo, &QPushButton::clicked, this, &DecisionBar::undoChosen);
    connect(m_alike, &QPushButton::clicked, this, &DecisionBar::alikeChosen);
    connect(m_rule, &QPushButton::clicked, this, &DecisionBar::ruleChosen);
    connect(m_close, &QToolButton::clicked, this, &DecisionBar::clear);
    connect(m_show, &QPushButton::clicked, this, [this] { Q_EMIT caseChosen(m_case); });
    takeColours();
    clear();
}

void DecisionBar::layOut()
{
    for (PlainLabel *label : {m_sentence, m_notes}) {
        label->setWordWrap(true);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    m_close->setIcon(themedIcon(u"window-close"_s));
    m_close->setToolTip(tr("Hide this message"));
    m_close->setAccessibleName(m_close->toolTip());
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout;
    row->addWidget(m_sentence, 1);
    row->addWidget(m_undo);
    row->addWidget(m_alike);
    row->addWidget(m_rule);
    row->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->addLayout(row);
    auto *notes = new QHBoxLayout;
    notes->addWidget(m_notes, 1);
    notes->addWidget(m_show, 0, Qt::AlignTop);
    column->addLayout(notes);
}

void DecisionBar::showDecided(const QString &sentence, int alike, const QString &field)
{
    m_sentence->setText(sentence);
    m_undo->show();
    m_alike->setText(tr("%Ln more like this (M) …", "", alike));
    m_alike->setVisible(alike > 0);
    m_rule->setText(tr("Make it the rule (R) …"));
    //: %1 is a field
    m_rule->setToolTip(plainToolTip(tr("The same answer for everybody's %1, from now on").arg(field)));
    m_rule->setVisible(!field.isEmpty());
    showParts();
}

bool DecisionBar::offersRule() const { return m_rule->isVisibleTo(this); }

void DecisionBar::showSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
    m_undo->hide();
    m_alike->hide();
    m_rule->hide();
    showParts();
}

void DecisionBar::addNote(const QString &sentence)
{
    m_lines.append(sentence);
    if (m_lines.size() > mostNotes)
        m_lines.removeFirst();
    showParts();
}

void DecisionBar::addNote(const QString &sentence, qint64 caseNumber)
{
    m_case = caseNumber;
    addNote(sentence);
}

void DecisionBar::clear()
{
    m_case = -1;
    m_lines.clear();
    m_sentence->clear();
    m_undo->hide();
    m_alike->hide();
    m_rule->hide();
    showParts();
}

void DecisionBar::showParts()
{
    m_notes->setText(m_lines.join(u'\n'));
    m_notes->setVisible(!m_lines.isEmpty());
    m_show->setVisible(m_case >= 0);
    setAccessibleDescription(QString(m_sentence->text() + u' ' + m_notes->text()));
    setVisible(!m_lines.isEmpty() || !m_sentence->text().isEmpty());
    takeColours();
}

void DecisionBar::takeColours()
{
    const QPalette given = parentWidget() == nullptr ? palette() : parentWidget()->palette();
    QPalette colours = given;
    colours.setColor(QPalette::Window, backgroundOf(m_lines.isEmpty() ? Tone::Good : Tone::Waiting, given));
    if (colours != palette())
        setPalette(colours);
}

void DecisionBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        takeColours();
}

} // namespace lockstep
