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

/// How long Retry-After asks to wait, as seconds or as a date; at most a day. Nothing when it makes no sense.
[[nodiscard]] std::optional<std::chrono::seconds> askedWait(const HttpAnswer &answer);

/// X-RateLimit-Reset, as seconds or as a time since 1970, by our clock.
[[nodiscard]] std::optional<Moment> resetOf(const HttpAnswer &answer);

/// How long a peer that answered 429 or 503 wants to be left alone: Retry-After, else until
/// X-RateLimit-Reset. At most a day; nothing when neither makes sense.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfter(const HttpAnswer &answer);

} // namespace lockstep
