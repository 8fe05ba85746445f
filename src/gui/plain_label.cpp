// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/plain_label.h"

namespace lockstep
{

PlainLabel::PlainLabel(QWidget *parent)
    : PlainLabel(QString(), parent)
{
}

PlainLabel::PlainLabel(const QString &text, QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setText(text);
}

} // namespace lockstep
