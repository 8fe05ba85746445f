// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/http_receiver_rules.h"

#include <algorithm>

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
    for (size_t i = 0; i < rawHead.size(); ++i) {
        const char c = rawHead[i];
        const char next = i + 1 < rawHead.size() ? rawHead[i + 1] : '\0';
        if (c == '\0' || (c == '\r' && next != '\n') || (c == '\n' && (i == 0 || rawHead[i - 1] != '\r'))) {
            return true;
        }
        if (c == '\n' && (next == ' ' || next == '\t')) {
            return true;
        }
    }
    return false;
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
