// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guard_card.h"

#include "gui/colours.h"
#include "gui/icons.h"
#include "gui/plain_label.h"
#include "gui/state_signs.h"
#include "models/plain_text.h"
#include "words/engine_words.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPushButton>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace lockstep
{

GuardCard::GuardCard(QWidget *parent)
    : QFrame(parent)
    , m_sign(new PlainLabel(this))
    , m_sentence(new PlainLabel(this))
    , m_reason(new PlainLabel(this))
    , m_explanation(new PlainLabel(GuardWords::explanation(), this))
    , m_look(new QPushButton(themedIcon(u"document-edit"_s), tr("Look at the &plan"), this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    QFont bold = font();
    bold.setBold(true);
    m_sentence->setFont(bold);
    for (PlainLabel *label : {m_sentence, m_reason, m_explanation}) {
        label->setWordWrap(true);
        label->setMinimumWidth(fontMetrics().averageCharWidth() * 24);
    }
    m_look->setToolTip(tr("Shows every change that is held back. Only reads."));
    m_look->setAccessibleDescription(m_look->toolTip());
    auto *texts = new QVBoxLayout;
    texts->setSpacing(fontMetrics().height() / 4);
    texts->addWidget(m_sentence);
    texts->addWidget(m_reason);
    texts->addWidget(m_explanation);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_sign, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    row->addWidget(m_look, 0, Qt::AlignTop);
    connect(m_look, &QPushButton::clicked, this, &GuardCard::planWanted);
    takeColours();
    hide();
}

void GuardCard::show(const EngineStatus &status)
{
    const bool isHeld = status.queue.held > 0 || status.state == EngineState::Guarded;
    if (isHeld) {
        m_sentence->setText(oneLine(GuardWords::sentence(status)));
        m_reason->setText(oneLine(GuardWords::reason(status)));
        m_reason->setVisible(!m_reason->text().isEmpty());
        setAccessibleName(m_sentence->text());
        setAccessibleDescription(m_reason->isHidden() ? m_explanation->text() : m_reason->text());
    }
    setVisible(isHeld);
}

void GuardCard::takeColours()
{
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    QPalette colours = parentWidget() ? parentWidget()->palette() : QPalette();
    m_sign->setPixmap(
        tintedIcon(u"help-contextual"_s, Tone::Waiting, colours).pixmap(QSize(size, size), devicePixelRatioF()));
    const QColor background = backgroundOf(Tone::Waiting, colours);
    colours.setColor(QPalette::Window, background);
    if (palette().color(QPalette::Window) != background)
        setPalette(colours);
}

void GuardCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        takeColours();
}

} // namespace lockstep
