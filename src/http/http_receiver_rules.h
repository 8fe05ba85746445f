// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/http_receiver.h"

#include <string_view>

namespace lockstep
{

/// What a parsed header says of itself, as far as it decides about a refusal.
struct RequestHead {
    QByteArray method;
    QByteArray target;
    /// 10 or 11.
    int version = 11;
    QList<HttpHeader> headers = {};
};

/// True for bytes the parser would mend or pass: folded lines, a bare CR or LF, NUL (measured.md 1).
[[nodiscard]] bool isMalformed(std::string_view rawHead);

/// The status a request is refused with by its header alone, or 0.
[[nodiscard]] int refusalOf(const RequestHead &head, const ReceiverSettings &settings);

} // namespace lockstep
