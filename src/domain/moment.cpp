// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/moment.h"

#include <QDateTime>
#include <QRegularExpression>
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

/// `123` after the decimal point is 123,000 microseconds; digits past the sixth are dropped.
qint64 microsFromFraction(QStringView digits)
{
    qint64 micros = 0;
    for (qsizetype i = 0; i < 6; ++i)
        micros = micros * 10 + (i < digits.size() ? digits[i].digitValue() : 0);
    return micros;
}

qint64 offsetSeconds(const QRegularExpressionMatch &match)
{
    const QString sign = match.captured(u"sign"_s);
    if (sign.isEmpty())
        return 0;
    const qint64 seconds = match.captured(u"oh"_s).toLongLong() * 3600 + match.captured(u"om"_s).toLongLong() * 60;
    return sign == u"-"_s ? -seconds : seconds;
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
    static const QRegularExpression pattern(
        uR"(^(?<day>\d{4}-\d\d-\d\d)(?:[T ](?<time>\d\d:\d\d)(?::(?<sec>\d\d)(?:[.,](?<frac>\d{1,9}))?)?)"
        uR"(\s?(?:[Zz]|UTC|(?<sign>[+-])(?<oh>0\d|1[0-5]):?(?<om>[0-5]\d)?)?)?$)"_s);
    const auto match = pattern.match(text.trimmed().toString());
    if (!match.hasMatch())
        return std::nullopt;
    const QDate day = QDate::fromString(match.captured(u"day"_s), Qt::ISODate);
    const QString clock = match.captured(u"time"_s);
    const QTime time = clock.isEmpty() ? QTime(0, 0) : QTime::fromString(clock, u"HH:mm"_s);
    const qint64 second = match.captured(u"sec"_s).toLongLong();
    if (!day.isValid() || !time.isValid() || second > 60)
        return std::nullopt;
    const qint64 seconds = QDateTime(day, time, Qt::UTC).toSecsSinceEpoch() + second - offsetSeconds(match);
    return Moment{seconds * microsPerSecond + microsFromFraction(match.capturedView(u"frac"_s))};
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
