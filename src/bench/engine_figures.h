// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/figures.h"

#include <chrono>

namespace lockstep
{

/// What it costs to ask Mautic what changed when nothing did: requests and CPU of one look at both sides.
[[nodiscard]] Result<QList<Figure>> figuresOfIdlePoll(int contacts);
/// 1,000 linked contacts that somebody else changed in Mautic: until the engine has decided about them.
[[nodiscard]] Result<QList<Figure>> figuresOfChangesInMautic();
/// A new engine over 10,000 users and contacts that are in step: until it has read all users and asked Mautic's log.
[[nodiscard]] Result<QList<Figure>> figuresOfNothingChanged();
/// The agent as a service over 10,000 users and contacts: its start until it is idle, and then so long.
[[nodiscard]] Result<QList<Figure>> figuresOfIdleAgent(std::chrono::seconds span);

} // namespace lockstep
