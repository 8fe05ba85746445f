// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace lockstep::testing
{

/// What is wrong with the text, were it the tool tip of something; empty where it is fine. A tool tip that Qt takes for
/// markup is fine where `plainToolTip` made it.
[[nodiscard]] QString richToolTip(const QString &text);

/// Every place of all widgets of the program, hidden ones too, where text from outside would be taken for markup:
/// labels that are not plain (those of message boxes and assistants too), rich text editors, tool tips of widgets,
/// actions, tabs, headers and of the first rows of every list. Empty where all is fine, so that
/// `QCOMPARE(richTextFound(), QStringList())` says what is not.
[[nodiscard]] QStringList richTextFound();

} // namespace lockstep::testing
