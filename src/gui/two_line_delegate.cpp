// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/two_line_delegate.h"

#include "gui/colours.h"
#include "models/person_fields_model.h"

#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

int marginOf(const QStyleOptionViewItem &option) { return option.fontMetrics.averageCharWidth(); }

int paddingOf(const QStyleOptionViewItem &option) { return option.fontMetrics.height() / 5; }

QFont quietFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.88);
    return font;
}

void drawLine(QPainter &painter, const QRect &room, const QString &text)
{
    const Qt::LayoutDirection direction = painter.layoutDirection();
    const auto alignment = QStyle::visualAlignment(direction, Qt::AlignLeft | Qt::AlignVCenter);
    const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, room.width());
    painter.drawText(room, static_cast<int>(alignment) | Qt::TextSingleLine, shown);
}

/// The icon, where there is one; answers the room that is left for text.
QRect drawIcon(QPainter &painter, const QStyleOptionViewItem &option, const QRect &room)
{
    if (option.icon.isNull())
        return room;
    const QSize size = option.decorationSize;
    const QRect first(room.x(), room.y(), room.width(), option.fontMetrics.height() + 2 * paddingOf(option));
    option.icon.paint(&painter, QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, size, first));
    const int taken = size.width() + option.fontMetrics.averageCharWidth();
    return QStyle::visualRect(option.direction, room, room.adjusted(taken, 0, 0, 0));
}

QColor colourOfText(const QStyleOptionViewItem &option, bool isQuiet)
{
    if (option.state & QStyle::State_Selected) {
        const bool isActive = option.state & QStyle::State_Active;
        return option.palette.color(isActive ? QPalette::Active : QPalette::Inactive, QPalette::HighlightedText);
    }
    return isQuiet ? colourOf(Tone::Quiet, option.palette) : option.palette.color(QPalette::Text);
}

} // namespace

void TwoLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const QString text = option.text;
    const QString second = index.data(PersonFieldsModel::SecondLineRole).toString();
    const bool isWord = index.data(PersonFieldsModel::IsWordRole).toBool();
    const bool isMarked = index.data(PersonFieldsModel::IsMarkedRole).toBool();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);

    painter->save();
    painter->setLayoutDirection(option.direction);
    const int padding = paddingOf(option);
    const int margin = marginOf(option);
    const QRect room = drawIcon(*painter, option, option.rect.adjusted(margin, 0, -margin, 0));
    QFont font = option.font;
    font.setBold(isMarked);
    font.setItalic(isWord);
    painter->setFont(font);
    painter->setPen(colourOfText(option, isWord));
    const int lineHeight = option.fontMetrics.height();
    const bool needsSign = isMarked && option.icon.isNull();
    drawLine(*painter, QRect(room.x(), room.y() + padding, room.width(), lineHeight),
             needsSign ? QString(u"≠ "_s + text) : text);
    painter->setFont(quietFont(option.font));
    painter->setPen(colourOfText(option, true));
    if (!second.isEmpty())
        drawLine(*painter, QRect(room.x(), room.y() + padding + lineHeight, room.width(), lineHeight), second);
    painter->restore();
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const bool hasSecond = !index.data(PersonFieldsModel::SecondLineRole).toString().isEmpty();
    const int lines = hasSecond ? 2 : 1;
    const int height = option.fontMetrics.height() * lines + 2 * paddingOf(option);
    const int icon = option.icon.isNull() ? 0 : option.decorationSize.width() + marginOf(option);
    return {option.fontMetrics.horizontalAdvance(option.text.left(60)) + icon + 2 * marginOf(option), height};
}

} // namespace lockstep
