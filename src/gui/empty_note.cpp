// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/empty_note.h"

#include "gui/icons.h"
#include "gui/plain_label.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPushButton>
#include <QStyle>

namespace lockstep
{

EmptyNote::EmptyNote(QWidget *parent)
    : QWidget(parent)
    , m_icon(new PlainLabel(this))
    , m_heading(new PlainLabel(this))
    , m_explanation(new PlainLabel(this))
    , m_action(new QPushButton(this))
{
    QFont larger = font();
    larger.setPointSizeF(larger.pointSizeF() * 1.3);
    m_heading->setFont(larger);
    for (PlainLabel *label : {m_heading, m_explanation}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
        label->setMinimumWidth(fontMetrics().averageCharWidth() * 24);
    }
    // A widget keeps its greatest width in the middle; a label in a wider layout would stand at its edge.
    auto *block = new QWidget(this);
    block->setMaximumWidth(fontMetrics().averageCharWidth() * 70);
    auto *texts = new QVBoxLayout(block);
    texts->addWidget(m_icon, 0, Qt::AlignHCenter);
    texts->addWidget(m_heading);
    texts->addWidget(m_explanation);
    texts->addSpacing(fontMetrics().height() / 2);
    texts->addWidget(m_action, 0, Qt::AlignHCenter);
    // No alignment for what wraps: it would get the height of one width and the width of another.
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(block, 100);
    middle->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->addStretch(2);
    column->addLayout(middle);
    column->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &EmptyNote::actionChosen);
}

void EmptyNote::show(const EmptyText &text)
{
    m_iconName = text.icon;
    m_heading->setText(text.heading);
    m_explanation->setText(text.explanation);
    m_explanation->setVisible(!text.explanation.isEmpty());
    m_action->setText(text.action);
    m_action->setVisible(!text.action.isEmpty());
    setAccessibleName(text.heading);
    setAccessibleDescription(text.explanation);
    paintIcon();
}

void EmptyNote::paintIcon()
{
    const int size = style()->pixelMetric(QStyle::PM_LargeIconSize) * 3 / 2;
    m_icon->setPixmap(themedIcon(m_iconName).pixmap(QSize(size, size), devicePixelRatioF()));
}

void EmptyNote::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintIcon();
}

} // namespace lockstep
