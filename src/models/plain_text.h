// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lockstep
{

/// A tool tip that shows this text as it is: Qt takes whatever looks like markup for markup, and some of that freezes
/// it (reliability.md 0, 6). Long texts are cut.
[[nodiscard]] QString plainToolTip(const QString &text);

/// One line for a cell: line breaks and other control characters become spaces, long texts are cut.
[[nodiscard]] QString oneLine(const QString &text);

} // namespace lockstep
