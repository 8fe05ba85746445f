// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/http_receiver_rules.h"

#include <algorithm>
#include <array>

namespace lockstep
{

namespace
{

int countOf(const QList<HttpHeader> &headers, const QByteArray &name)
{
    return static_cast<int>(std::ranges::count_if(
        headers, [&name](const auto &header) { return header.name.compare(name, Qt::CaseInsensitive) == 0; }));
}

QByteArray valueOf(const QList<HttpHeader> &headers, const QByteArray &name)
{
    const auto it = std::ranges::find_if(
        headers, [&name](const auto &header) { return header.name.compare(name, Qt::CaseInsensitive) == 0; });
    return it == headers.end() ? QByteArray() : it->value;
}

bool isNumber(const QByteArray &text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int lengthRefusal(const RequestHead &head, const ReceiverSettings &settings)
{
    const int chunked = countOf(head.headers, "Transfer-Encoding");
    const int lengths = countOf(head.headers, "Content-Length");
    if (chunked + lengths > 1 || (settings.lengthRequired && chunked + lengths == 0)) {
        return 400;
    }
    if (chunked == 1
        && (head.version != 11
            || valueOf(head.headers, "Transfer-Encoding").compare("chunked", Qt::CaseInsensitive) != 0)) {
        return 400;
    }
    if (lengths == 0) {
        return 0;
    }
    const QByteArray length = valueOf(head.headers, "Content-Length");
    if (!isNumber(length)) {
        return 400;
    }
    return length.size() > 12 || length.toLongLong() > settings.bodyBytes ? 413 : 0;
}

int headerRefusal(const RequestHead &head, const ReceiverSettings &settings)
{
    if (head.headers.size() > settings.headerFields) {
        return 431;
    }
    if (countOf(head.headers, "Host") != 1) {
        return 400;
    }
    for (const QByteArray &name : settings.singleHeaders) {
        if (countOf(head.headers, name) > 1) {
            return 400;
        }
    }
    if (!settings.hosts.isEmpty() && !settings.hosts.contains(valueOf(head.headers, "Host"))) {
        return 403;
    }
    if (countOf(head.headers, "Content-Encoding") > 0) {
        return 415;
    }
    return settings.originRefused && countOf(head.headers, "Origin") > 0 ? 403 : 0;
}

} // namespace

bool isMalformed(std::string_view rawHead)
{
    static const std::array<std::string_view, 2> folds{"\n ", "\n\t"};
    const auto lineEnds = static_cast<size_t>(std::ranges::count(rawHead, '\n'));
    size_t pairs = 0;
    for (size_t at = rawHead.find("\r\n"); at != rawHead.npos; at = rawHead.find("\r\n", at + 2)) {
        ++pairs;
    }
    const bool isBare = lineEnds != pairs || static_cast<size_t>(std::ranges::count(rawHead, '\r')) != pairs;
    return isBare || rawHead.find('\0') != rawHead.npos
        || std::ranges::any_of(folds, [&](std::string_view fold) { return rawHead.find(fold) != rawHead.npos; });
}

int refusalOf(const RequestHead &head, const ReceiverSettings &settings)
{
    if (const int status = headerRefusal(head, settings)) {
        return status;
    }
    if (!settings.path.isEmpty() && head.target != settings.path) {
        return 404;
    }
    if (!settings.methods.contains(head.method)) {
        return 405;
    }
    return lengthRefusal(head, settings);
}

QByteArray ReceivedRequest::header(const QByteArray &name) const
{
    for (const auto &[known, value] : headers) {
        if (known.compare(name, Qt::CaseInsensitive) == 0) {
            return value;
        }
    }
    return {};
}

} // namespace lockstep
