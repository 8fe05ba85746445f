// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/state_tile.h"

#include "gui/state_signs.h"
#include "models/plain_text.h"
#include "words/value_words.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>

namespace lockstep
{

StateTile::StateTile(TileText text, QWidget *parent)
    : QAbstractButton(parent)
    , m_text(std::move(text))
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(plainToolTip(m_text.explanation));
    setAccessibleDescription(m_text.explanation);
    paintSign();
    showCount(0);
}

void StateTile::showCount(qint64 count)
{
    m_number = ValueWords::number(count);
    m_isEmpty = count == 0;
    //: %1 is how people stand, %2 how many do
    setAccessibleName(tr("%1: %2").arg(m_text.label, m_number));
    updateGeometry();
    update();
}

void StateTile::showReason(const QString &reason)
{
    if (m_reason == reason)
        return;
    m_reason = reason;
    const QString explanation = reason.isEmpty() ? m_text.explanation : QString(m_text.explanation + u'\n' + reason);
    setToolTip(plainToolTip(explanation));
    setAccessibleDescription(explanation);
    update();
}

QFont StateTile::numberFont() const
{
    QFont larger = font();
    larger.setPointSizeF(larger.pointSizeF() * 1.8);
    return larger;
}

QSize StateTile::sizeHint() const
{
    const int margin = fontMetrics().height() / 2;
    const int label = fontMetrics().horizontalAdvance(m_text.label) + fontMetrics().height() * 2;
    const QFontMetrics number(numberFont());
    return {qMax(label, number.horizontalAdvance(m_number)) + 2 * margin,
            number.height() + fontMetrics().height() * (m_text.hasReason ? 2 : 1) + 2 * margin};
}

void StateTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int margin = fontMetrics().height() / 2;
    const Tone tone = m_isEmpty ? Tone::Quiet : toneOf(m_text.state);
    QColor background = m_isEmpty ? palette().color(QPalette::Base) : backgroundOf(tone, palette());
    if (underMouse() || isDown())
        background = backgroundOf(Tone::Note, palette());
    painter.fillRect(rect(), background);
    painter.fillRect(QRect(0, 0, qMax(2, margin / 3), height()), colourOf(tone, palette()));
    const QRect inside = rect().adjusted(margin + margin / 3, margin / 2, -margin, -margin / 2);
    painter.setPen(m_isEmpty ? colourOf(Tone::Quiet, palette()) : palette().color(QPalette::WindowText));
    painter.setFont(numberFont());
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignTop, m_number);
    painter.setFont(font());
    const int sign = fontMetrics().height();
    const int under = m_text.hasReason ? sign : 0;
    const QRect line(inside.left(), inside.bottom() - sign - under, inside.width(), sign);
    icon().paint(&painter, QRect(line.topLeft(), QSize(sign, sign)));
    const QString label = fontMetrics().elidedText(m_text.label, Qt::ElideRight, line.width() - sign * 3 / 2);
    painter.drawText(line.adjusted(sign * 3 / 2, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, label);
    painter.setPen(colourOf(Tone::Quiet, palette()));
    painter.drawText(line.translated(0, sign + margin / 4), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_reason, Qt::ElideRight, line.width()));
    if (!hasFocus())
        return;
    QStyleOptionFocusRect focus;
    focus.initFrom(this);
    focus.backgroundColor = background;
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
}

void StateTile::paintSign() { setIcon(signOf(m_text.state, palette())); }

void StateTile::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintSign();
}

} // namespace lockstep
