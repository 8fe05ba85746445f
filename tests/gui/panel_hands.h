// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>

namespace lockstep::testing
{

/// The first button to be seen that says this among other things, mnemonics apart; nothing where there is none.
inline QAbstractButton *button(const QWidget &around, const QString &part)
{
    for (QAbstractButton *candidate : around.findChildren<QAbstractButton *>()) {
        if (candidate->isVisible() && candidate->text().remove(u'&').contains(part))
            return candidate;
    }
    return nullptr;
}

/// All labels to be seen, a line each.
[[nodiscard]] inline QString said(const QWidget &around)
{
    QStringList lines;
    for (const QLabel *label : around.findChildren<QLabel *>()) {
        if (label->isVisible())
            lines.append(label->text());
    }
    return lines.join(u'\n');
}

[[nodiscard]] inline QLineEdit &edit(const QWidget &around, const QString &name)
{
    for (QLineEdit *candidate : around.findChildren<QLineEdit *>()) {
        if (candidate->accessibleName() == name)
            return *candidate;
    }
    qFatal("no such field");
}

} // namespace lockstep::testing
