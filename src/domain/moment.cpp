// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/moment.h"

#include <QDateTime>
#include <QTimeZone>
#include <QtNumeric>

#include <limits>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr qint64 microsPerSecond = 1'000'000;

qint64 floorDivide(qint64 value, qint64 by)
{
    const qint64 quotient = value / by;
    return value % by < 0 ? quotient - 1 : quotient;
}

/// Goes through a text from left to right. By hand: a regular expression takes 2 µs a time, and a page of users holds
/// two for each.
class TimeText
{
public:
    explicit TimeText(QStringView text)
        : m_rest(text)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }

    bool skip(QLatin1StringView word)
    {
        if (!m_rest.startsWith(word))
            return false;
        m_rest = m_rest.sliced(word.size());
        return true;
    }

    bool skipOneOf(QLatin1StringView characters)
    {
        if (m_rest.isEmpty() || !characters.contains(m_rest.front()))
            return false;
        m_rest = m_rest.sliced(1);
        return true;
    }

    /// -1 where there are not that many digits.
    int number(qsizetype digits)
    {
        const QStringView taken = takeDigits(digits);
        int value = taken.size() == digits ? 0 : -1;
        for (qsizetype i = 0; value >= 0 && i < digits; ++i)
            value = value * 10 + (taken[i].unicode() - u'0');
        return value;
    }

    QStringView takeDigits(qsizetype most)
    {
        qsizetype count = 0;
        while (count < most && count < m_rest.size() && m_rest[count] >= u'0' && m_rest[count] <= u'9')
            ++count;
        const QStringView taken = m_rest.first(count);
        m_rest = m_rest.sliced(count);
        return taken;
    }

private:
    QStringView m_rest;
};

/// Seconds from 1970 to the day's midnight.
std::optional<qint64> readDay(TimeText &text)
{
    const int year = text.number(4);
    const bool yearEnds = text.skip("-"_L1);
    const int month = text.number(2);
    const bool monthEnds = text.skip("-"_L1);
    const int day = text.number(2);
    if (year < 1 || !yearEnds || !monthEnds || !QDate::isValid(year, month, day))
        return std::nullopt;
    constexpr qint64 secondsPerDay = 86'400;
    constexpr qint64 julianDayOf1970 = 2'440'588;
    return (QDate(year, month, day).toJulianDay() - julianDayOf1970) * secondsPerDay;
}

/// `123` after the decimal point is 123,000 microseconds; digits past the sixth are dropped.
std::optional<qint64> readFraction(TimeText &text)
{
    const QStringView digits = text.takeDigits(9);
    if (digits.isEmpty())
        return std::nullopt;
    qint64 micros = 0;
    for (qsizetype i = 0; i < 6; ++i)
        micros = micros * 10 + (i < digits.size() ? digits[i].unicode() - u'0' : 0);
    return micros;
}

/// Microseconds since midnight.
std::optional<qint64> readClock(TimeText &text)
{
    const int hour = text.number(2);
    const bool hourEnds = text.skip(":"_L1);
    const int minute = text.number(2);
    const bool hasSecond = text.skip(":"_L1);
    const int second = hasSecond ? text.number(2) : 0;
    if (!hourEnds || !QTime::isValid(hour, minute, 0) || second < 0 || second > 60)
        return std::nullopt;
    const bool hasFraction = hasSecond && text.skipOneOf(".,"_L1);
    const auto fraction = hasFraction ? readFraction(text) : 0;
    if (!fraction)
        return std::nullopt;
    return (hour * 3600 + minute * 60 + second) * microsPerSecond + *fraction;
}

/// Seconds east of UTC. No clock is further off than 15:59.
std::optional<qint64> readOffset(TimeText &text)
{
    if (text.atEnd())
        return 0;
    text.skipOneOf(" \t"_L1);
    if (text.skipOneOf("Zz"_L1) || text.skip("UTC"_L1))
        return 0;
    const bool west = text.skip("-"_L1);
    if (!west && !text.skip("+"_L1))
        return std::nullopt;
    const int hours = text.number(2);
    text.skip(":"_L1);
    const int minutes = text.atEnd() ? 0 : text.number(2);
    if (hours < 0 || hours > 15 || minutes < 0 || minutes > 59)
        return std::nullopt;
    const qint64 seconds = hours * 3600 + minutes * 60;
    return west ? -seconds : seconds;
}

} // namespace

Moment Moment::scaled(qint64 value, qint64 factor)
{
    qint64 product = 0;
    if (qMulOverflow(value, factor, &product))
        product = value < 0 ? std::numeric_limits<qint64>::min() : std::numeric_limits<qint64>::max();
    return {product};
}

qint64 Moment::seconds() const { return floorDivide(microseconds, microsPerSecond); }

qint64 Moment::milliseconds() const { return floorDivide(microseconds, 1'000); }

std::optional<Moment> parseMoment(QStringView text)
{
    TimeText rest(text.trimmed());
    const auto day = readDay(rest);
    if (!day)
        return std::nullopt;
    if (rest.atEnd())
        return Moment::fromSeconds(*day);
    if (!rest.skipOneOf("T "_L1))
        return std::nullopt;
    const auto clock = readClock(rest);
    const auto offset = clock ? readOffset(rest) : std::nullopt;
    if (!offset || !rest.atEnd())
        return std::nullopt;
    return Moment{(*day - *offset) * microsPerSecond + *clock};
}

QString toIsoText(Moment moment)
{
    const QString whole = QDateTime::fromSecsSinceEpoch(moment.seconds(), Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss"_s);
    const qint64 micros = (moment.microseconds % microsPerSecond + microsPerSecond) % microsPerSecond;
    if (micros == 0)
        return whole + u'Z';
    return whole + u'.' + QString::number(micros).rightJustified(6, u'0') + u'Z';
}

QString toMauticText(Moment moment)
{
    return QDateTime::fromSecsSinceEpoch(moment.seconds(), Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss"_s) + u"+00:00"_s;
}

} // namespace lockstep
