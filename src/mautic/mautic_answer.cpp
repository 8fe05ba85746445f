// SPDX-License-Identifier: GPL-3.0-or-later
#include "mautic/mautic_answer.h"

#include "http/http_date.h"
#include "mautic/json.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

bool looksLikeHtml(const HttpAnswer &answer)
{
    return answer.header("Content-Type").toLower().contains("html") || answer.body.trimmed().startsWith('<');
}

bool looksLikeJson(const HttpAnswer &answer)
{
    const QByteArray start = answer.body.left(64).trimmed();
    return start.startsWith('{') || start.startsWith('[');
}

ErrorKind kindOf403(const MauticComplaint &complaint)
{
    if (complaint.type == "api_disabled"_L1)
        return ErrorKind::ApiDisabled;
    const bool isBasic = complaint.type == "access_denied"_L1 && complaint.message.startsWith("Basic Auth"_L1);
    return isBasic ? ErrorKind::BasicAuthDisabled : ErrorKind::Forbidden;
}

ErrorKind kindOf404(const MauticComplaint &complaint)
{
    const bool isNoRoute =
        complaint.message.startsWith("Requested URL not found"_L1) || complaint.message.startsWith("No route found"_L1);
    return isNoRoute || !complaint.isJson ? ErrorKind::WrongAddress : ErrorKind::NotFound;
}

ErrorKind kindOf(int status, const MauticComplaint &complaint)
{
    switch (status) {
    case 401:
        return ErrorKind::Unauthorised;
    case 403:
        return kindOf403(complaint);
    case 404:
        return kindOf404(complaint);
    case 408:
        return ErrorKind::TimedOut;
    case 429:
        return ErrorKind::RateLimited;
    default:
        return status >= 500 ? ErrorKind::ServerFault : ErrorKind::Rejected;
    }
}

Error errorOf(const HttpAnswer &answer)
{
    const MauticComplaint complaint = complaintIn(answer.body);
    Error error{.kind = kindOf(answer.status, complaint), .detail = u"status %1"_s.arg(answer.status)};
    if (!complaint.type.isEmpty())
        error.detail += u", "_s + complaint.type;
    if (error.kind == ErrorKind::Rejected)
        error.subject = complaint.fields.join(u", "_s);
    if (answer.status == 429 || answer.status == 503)
        error.retryAfter = retryAfter(answer);
    return error;
}

} // namespace

MauticComplaint complaintIn(const QByteArray &body)
{
    JsonReader reader;
    const auto root = reader.read(body);
    if (!root)
        return {};
    MauticComplaint out{.isJson = true, .type = textOf(member(*root, "error"))};
    bool isFirst = true;
    forEachEntry(member(*root, "errors"), [&](qint64, JsonValue error) {
        if (!std::exchange(isFirst, false))
            return;
        out.type = textOf(member(error, "type"));
        out.message = textOf(member(error, "message"));
        out.fields = keysOf(member(error, "details"));
    });
    return out;
}

Result<void> acceptedAnswer(const HttpAnswer &answer)
{
    if (answer.status > 299)
        return fail(errorOf(answer));
    if (looksLikeHtml(answer))
        return fail(ErrorKind::WrongAddress, u"a page where JSON was expected"_s);
    if (!looksLikeJson(answer))
        return fail(ErrorKind::BadReply, u"no JSON in a %1"_s.arg(answer.status));
    return {};
}

Error signInError(const HttpAnswer &answer)
{
    Error error = errorOf(answer);
    if (error.kind == ErrorKind::Rejected && complaintIn(answer.body).isJson)
        error.kind = ErrorKind::Unauthorised;
    if (error.kind == ErrorKind::NotFound)
        error.kind = ErrorKind::WrongAddress;
    return error;
}

std::optional<int> batchLimitIn(const HttpAnswer &answer)
{
    if (answer.status != 500)
        return std::nullopt;
    static const QRegularExpression pattern(u"A max of (\\d+) entities"_s);
    const auto match = pattern.match(complaintIn(answer.body).message);
    const int limit = match.captured(1).toInt();
    return limit > 0 ? std::optional(limit) : std::nullopt;
}

} // namespace lockstep
