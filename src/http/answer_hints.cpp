// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/answer_hints.h"

#include "http/http_date.h"

namespace lockstep
{

AnswerHints hintsOf(const HttpAnswer &answer)
{
    bool isNumber = false;
    const int remaining = answer.header("X-RateLimit-Remaining").trimmed().toInt(&isNumber);
    return {.status = answer.status,
            .retryAfter = askedWait(answer),
            .remaining = isNumber ? std::optional(remaining) : std::nullopt,
            .resetsAt = resetOf(answer)};
}

std::optional<ErrorKind> failureOf(int status)
{
    switch (status) {
    case 401:
        return ErrorKind::Unauthorised;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
        return ErrorKind::NotFound;
    case 408:
        return ErrorKind::TimedOut;
    case 429:
        return ErrorKind::RateLimited;
    default:
        break;
    }
    if (status >= 200 && status < 300)
        return std::nullopt;
    return status >= 500 ? ErrorKind::ServerFault : ErrorKind::Rejected;
}

} // namespace lockstep
