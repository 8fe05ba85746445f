// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QFormLayout;
class QWidget;

namespace lockstep
{

class PlainLabel;

/// A row whose label is the buddy of its field and names it for assistive technology; `&` marks the mnemonic.
PlainLabel &addField(QFormLayout &form, const QString &label, QWidget &field);
void nameField(PlainLabel &label, const QString &text, QWidget &field);

/// Text that wraps, for explanations.
[[nodiscard]] PlainLabel *wrapped(const QString &text, QWidget *parent);
/// A heading over a part of a page.
[[nodiscard]] PlainLabel *heading(const QString &text, QWidget *parent);

} // namespace lockstep
