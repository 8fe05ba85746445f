// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/http_message.h"
#include "ports/request_gate.h"

namespace lockstep
{

/// What the headers of an answer say about how often we may ask; what makes no sense there is left out. Times are by
/// our clock, whatever the peer's shows.
[[nodiscard]] AnswerHints hintsOf(const HttpAnswer &answer);

/// Why an answer of this status is no good one, as far as its number tells; nothing for 2xx.
[[nodiscard]] std::optional<ErrorKind> failureOf(int status);

} // namespace lockstep
