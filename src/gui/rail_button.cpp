// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rail_button.h"

#include "gui/colours.h"
#include "gui/icons.h"
#include "words/value_words.h"

#include <QPainter>
#include <QStyle>

namespace lockstep
{

RailButton::RailButton(QWidget *parent)
    : QToolButton(parent)
{
    setCheckable(true);
    setAutoExclusive(true);
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    const int size = style()->pixelMetric(QStyle::PM_ToolBarIconSize);
    setIconSize({size, size});
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RailButton::showPage(PageId page, int count)
{
    m_count = count;
    setIcon(themedIcon(PageWords::iconName(page)));
    setText(PageWords::title(page));
    updateGeometry();
    update();
}

QSize RailButton::sizeHint() const
{
    const QSize hint = QToolButton::sizeHint();
    return {qMax(hint.width(), fontMetrics().averageCharWidth() * 14), hint.height() + fontMetrics().height() / 2};
}

void RailButton::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event);
    if (m_count <= 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.8);
    small.setBold(true);
    painter.setFont(small);
    const QString text = m_count > 999 ? tr("999+") : ValueWords::number(m_count);
    const QFontMetrics metrics(small);
    const int height = metrics.height() + 2;
    const int width = qMax(height, metrics.horizontalAdvance(text) + height / 2);
    const QRect badge(this->width() / 2 + iconSize().width() / 3, 2, width, height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colourOf(Tone::Bad, palette()));
    painter.drawRoundedRect(badge, height / 2.0, height / 2.0);
    painter.setPen(palette().color(QPalette::Base));
    painter.drawText(badge, Qt::AlignCenter, text);
}

} // namespace lockstep
