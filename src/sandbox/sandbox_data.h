// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QString>

namespace lockstep
{

/// A file of `src/sandbox/data`, by its name without `.json`.
[[nodiscard]] QJsonDocument sandboxData(const QString &name);

} // namespace lockstep
