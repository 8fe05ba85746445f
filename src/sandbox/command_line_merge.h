// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/mautic_state.h"

namespace lockstep
{

/// What Mautic's own merge does to its database (mautic-api.md 8, ContactMerger).
void mergeByCommandLine(MauticState &state, qint64 loserId, qint64 winnerId);

} // namespace lockstep
