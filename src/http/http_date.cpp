// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/http_date.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr qint64 longestWait = 24LL * 60 * 60;
/// Later than any plausible number of seconds to wait, earlier than any present time.
constexpr qint64 earliestTime = 1'000'000'000;
/// Nobody means a time after the year 9999.
constexpr qint64 latestTime = 253'402'300'799;

std::optional<qint64> wholeNumber(const QByteArray &text)
{
    bool ok = false;
    const qint64 number = text.trimmed().toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

std::optional<std::chrono::seconds> wait(qint64 seconds)
{
    if (seconds < 0)
        return std::nullopt;
    return std::chrono::seconds(std::min(seconds, longestWait));
}

} // namespace

std::optional<Moment> parseHttpDate(const QByteArray &text)
{
    QDateTime time = QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    if (!time.isValid())
        return std::nullopt;
    time.setTimeSpec(Qt::UTC);
    return Moment::fromSeconds(time.toSecsSinceEpoch());
}

std::optional<std::chrono::seconds> askedWait(const HttpAnswer &answer)
{
    const QByteArray asked = answer.header("Retry-After");
    if (const auto seconds = wholeNumber(asked))
        return wait(*seconds);
    if (const auto until = parseHttpDate(asked))
        return wait(until->seconds() - answer.serverDate.value_or(answer.middle).seconds());
    return std::nullopt;
}

std::optional<Moment> resetOf(const HttpAnswer &answer)
{
    const auto reset = wholeNumber(answer.header("X-RateLimit-Reset"));
    if (!reset || *reset < 0 || *reset > latestTime)
        return std::nullopt;
    const qint64 now = answer.middle.seconds();
    if (*reset < earliestTime)
        return Moment::fromSeconds(now + *reset);
    return Moment::fromSeconds(*reset - answer.serverDate.value_or(answer.middle).seconds() + now);
}

std::optional<std::chrono::seconds> retryAfter(const HttpAnswer &answer)
{
    if (const auto asked = askedWait(answer))
        return asked;
    const auto reset = resetOf(answer);
    return reset ? wait(reset->seconds() - answer.middle.seconds()) : std::nullopt;
}

} // namespace lockstep
