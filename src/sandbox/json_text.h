// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace lockstep
{

/// A JSON string with its quotes; `null` for a null text.
[[nodiscard]] QByteArray jsonText(const QString &text);

} // namespace lockstep
