// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/moment.h"
#include "http/http_message.h"

#include <chrono>
#include <optional>

namespace lockstep
{

/// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7); nothing for anything else.
[[nodiscard]] std::optional<Moment> parseHttpDate(const QByteArray &text);

/// How long a peer that answered 429 or 503 wants to be left alone: Retry-After as seconds or as a date, else
/// X-RateLimit-Reset as seconds or as a time since 1970. At most a day; nothing when neither makes sense.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfter(const HttpAnswer &answer);

} // namespace lockstep
