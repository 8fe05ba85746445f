// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/mautic_check.h"
#include "mautic/mautic_session.h"

namespace lockstep
{

/// Who we are and what we may do, in at most ten requests, none of which changes anything. A right that cannot be
/// found out is Unknown; only what keeps "who am I" from an answer is an Error.
[[nodiscard]] Result<MauticCheck> checkConnection(MauticSession &session, const Clock &clock,
                                                  const std::stop_token &stop);

} // namespace lockstep
