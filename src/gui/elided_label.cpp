// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/elided_label.h"

#include "models/plain_text.h"

#include <QPainter>
#include <QStyle>

namespace lockstep
{

ElidedLabel::ElidedLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString &text)
{
    m_text = text;
    m_line = oneLine(text);
    setToolTip(plainToolTip(text));
    setAccessibleName(m_line);
    updateGeometry();
    update();
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_line) + fontMetrics().averageCharWidth(), fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const { return {fontMetrics().averageCharWidth() * 8, fontMetrics().height()}; }

void ElidedLabel::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QString shown = fontMetrics().elidedText(m_line, Qt::ElideRight, width());
    const auto start = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter);
    painter.drawText(rect(), static_cast<int>(start) | Qt::TextSingleLine, shown);
}

} // namespace lockstep
