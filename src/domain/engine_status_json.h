// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_status.h"

#include <QJsonObject>

namespace lockstep
{

/// The names used in the store, in JSON and by monitoring: `idle`, `signInNeeded`, …
[[nodiscard]] QString nameOf(EngineState state);
[[nodiscard]] QString nameOf(PollPace pace);
[[nodiscard]] QString nameOf(Purpose purpose);

[[nodiscard]] QJsonObject toJson(const EngineStatus &status);
/// What is missing or not understood keeps its default: another version may have written it.
[[nodiscard]] EngineStatus engineStatusFrom(const QJsonObject &json);

} // namespace lockstep
