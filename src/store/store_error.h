// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

class QSqlError;

namespace lockstep
{

/// What SQLite's result code means. Keeps the code and `what`, never the driver's text, which may hold values.
[[nodiscard]] Error storeError(const QSqlError &error, const QString &what, const QString &store);

} // namespace lockstep
