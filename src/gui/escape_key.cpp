// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/escape_key.h"

#include <QKeyEvent>
#include <QShortcut>
#include <QWidget>

namespace lockstep
{

void onEscape(QWidget &widget, const std::function<void()> &act)
{
    auto *escape = new QShortcut(Qt::Key_Escape, &widget);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    QObject::connect(escape, &QShortcut::activated, &widget, act);
}

bool takeEscape(QEvent &event, const std::function<void()> &act)
{
    const bool isKey = event.type() == QEvent::ShortcutOverride || event.type() == QEvent::KeyPress;
    if (!isKey || static_cast<QKeyEvent &>(event).key() != Qt::Key_Escape)
        return false;
    event.accept();
    if (event.type() == QEvent::KeyPress)
        act();
    return true;
}

} // namespace lockstep
