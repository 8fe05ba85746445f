// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/offer_button.h"

#include "gui/colours.h"

#include <QPainter>
#include <QStyleOptionButton>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace lockstep
{

namespace
{

/// Laying out lines of endless text takes minutes.
constexpr qsizetype longestText = 500;

/// Lays the text out in lines of this width; answers its height and, where there is a painter, draws it.
qreal wrapped(const QString &text, const QFont &font, qreal width, QPainter *painter = nullptr, QPointF at = {})
{
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal height = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(1.0, width));
        line.setPosition({0, height});
        height += line.height();
    }
    layout.endLayout();
    if (painter != nullptr)
        layout.draw(painter, at);
    return height;
}

} // namespace

OfferButton::OfferButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred, QSizePolicy::PushButton);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void OfferButton::show(const OfferTexts &texts)
{
    m_texts = {.key = texts.key, .action = texts.action.left(longestText), .note = texts.note.left(longestText)};
    setText(m_texts.action);
    setAccessibleName(m_texts.action);
    setAccessibleDescription(m_texts.note);
    updateGeometry();
    update();
}

QFont OfferButton::noteFont() const
{
    QFont quiet = font();
    quiet.setPointSizeF(quiet.pointSizeF() * 0.88);
    return quiet;
}

int OfferButton::margin() const { return fontMetrics().height() / 2; }

int OfferButton::keyWidth() const { return fontMetrics().height() * 3 / 2; }

int OfferButton::textWidth(int width) const { return width - 3 * margin() - keyWidth(); }

int OfferButton::heightForWidth(int width) const
{
    const qreal text = wrapped(m_texts.action, font(), textWidth(width));
    const qreal note = m_texts.note.isEmpty() ? 0 : wrapped(m_texts.note, noteFont(), textWidth(width));
    return static_cast<int>(std::ceil(text + note)) + margin() + margin() / 2;
}

QSize OfferButton::sizeHint() const
{
    const int width = fontMetrics().averageCharWidth() * 40;
    return {width, heightForWidth(width)};
}

QSize OfferButton::minimumSizeHint() const
{
    return {keyWidth() + 3 * margin() + fontMetrics().averageCharWidth() * 12, fontMetrics().height() * 2};
}

void OfferButton::drawKey(QPainter &painter, const QColor &colour) const
{
    if (m_texts.key.isEmpty())
        return;
    const int side = fontMetrics().height() + fontMetrics().height() / 4;
    const QRect cap = QStyle::visualRect(layoutDirection(), rect(), QRect(margin(), (height() - side) / 2, side, side));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QColor line = colour;
    line.setAlphaF(0.5F);
    painter.setPen(line);
    painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(colour);
    painter.drawText(cap, Qt::AlignCenter, m_texts.key);
    painter.restore();
}

void OfferButton::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    QStyleOptionButton option;
    option.initFrom(this);
    option.state |= isDown() ? QStyle::State_Sunken : QStyle::State_Raised;
    style()->drawControl(QStyle::CE_PushButtonBevel, &option, &painter, this);
    const QColor colour = palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText);
    drawKey(painter, colour);
    const int width = textWidth(this->width());
    const QRect room =
        QStyle::visualRect(layoutDirection(), rect(), QRect(2 * margin() + keyWidth(), 0, width, height()));
    const qreal textHeight = wrapped(m_texts.action, font(), width);
    const qreal noteHeight = m_texts.note.isEmpty() ? 0 : wrapped(m_texts.note, noteFont(), width);
    const qreal top = (height() - textHeight - noteHeight) / 2;
    painter.setPen(colour);
    wrapped(m_texts.action, font(), width, &painter, QPointF(room.x(), top));
    // Why a button cannot be pressed is to be read all the same.
    QPalette readable = palette();
    readable.setCurrentColorGroup(QPalette::Active);
    painter.setPen(colourOf(Tone::Quiet, readable));
    wrapped(m_texts.note, noteFont(), width, &painter, QPointF(room.x(), top + textHeight));
    if (!hasFocus())
        return;
    QStyleOptionFocusRect focus;
    focus.initFrom(this);
    focus.rect = rect().adjusted(3, 3, -3, -3);
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
}

} // namespace lockstep
