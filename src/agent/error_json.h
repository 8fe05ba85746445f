// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QJsonObject>

namespace lockstep
{

/// `{"kind","subject","whatHappened","whatItMeans","whatToDo"}`
[[nodiscard]] QJsonObject toJson(const Error &error);

} // namespace lockstep
