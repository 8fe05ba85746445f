// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_row.h"
#include "gui/state_tile.h"
#include "models/runs_model.h"

namespace lockstep
{

[[nodiscard]] RunTexts runTexts();
/// For the tile of these states together.
[[nodiscard]] TileText tileText(const QList<PersonState> &states);

} // namespace lockstep
