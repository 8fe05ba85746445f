// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QEvent;
class QWidget;

namespace lockstep
{

/// Escape anywhere in the widget does this.
void onEscape(QWidget &widget, const std::function<void()> &act);

/// For `event()` of a panel within a page that takes Escape for its own way back: true where it was Escape, which goes
/// no further then.
[[nodiscard]] bool takeEscape(QEvent &event, const std::function<void()> &act);

} // namespace lockstep
