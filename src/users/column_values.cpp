// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/column_values.h"

#include <QStringList>

#include <cmath>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

bool isNumber(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Double:
    case QMetaType::Bool:
        return true;
    default:
        return false;
    }
}

qint64 microsPer(TimeUnit unit)
{
    switch (unit) {
    case TimeUnit::Seconds:
        return 1'000'000;
    case TimeUnit::Milliseconds:
        return 1'000;
    case TimeUnit::Microseconds:
        return 1;
    }
    return 1;
}

std::optional<Moment> momentFromWhole(qint64 number, TimeUnit unit)
{
    qint64 micros = 0;
    if (__builtin_mul_overflow(number, microsPer(unit), &micros))
        return std::nullopt;
    return Moment{micros};
}

std::optional<Moment> momentFromFraction(double number, TimeUnit unit)
{
    const double micros = std::round(number * static_cast<double>(microsPer(unit)));
    if (!std::isfinite(micros) || std::abs(micros) > 9e18)
        return std::nullopt;
    return Moment{static_cast<qint64>(micros)};
}

std::optional<Moment> momentFromNumber(const QVariant &value, std::optional<TimeUnit> unit)
{
    bool isWhole = value.typeId() != QMetaType::Double;
    const qint64 whole = isWhole ? value.toLongLong(&isWhole) : 0;
    if (isWhole)
        return momentFromWhole(whole, unit.value_or(timeUnitOf(std::abs(static_cast<double>(whole)))));
    bool isFraction = false;
    const double fraction = value.toDouble(&isFraction);
    if (!isFraction)
        return std::nullopt;
    return momentFromFraction(fraction, unit.value_or(timeUnitOf(std::abs(fraction))));
}

std::optional<bool> flagFromText(const QString &text)
{
    static const QStringList no{u""_s, u"0"_s, u"f"_s, u"false"_s, u"n"_s, u"no"_s, u"off"_s};
    static const QStringList yes{u"1"_s, u"t"_s, u"true"_s, u"y"_s, u"yes"_s, u"on"_s};
    const QString word = text.trimmed().toLower();
    if (no.contains(word))
        return false;
    if (yes.contains(word) || parseMoment(word))
        return true;
    bool isNumeric = false;
    const double number = word.toDouble(&isNumeric);
    return isNumeric ? std::optional(number != 0.0) : std::nullopt;
}

} // namespace

TimeUnit timeUnitOf(double largest)
{
    if (largest < 1e11)
        return TimeUnit::Seconds;
    return largest < 1e14 ? TimeUnit::Milliseconds : TimeUnit::Microseconds;
}

QString textValue(const QVariant &value)
{
    if (value.isNull())
        return {};
    if (value.typeId() == QMetaType::QByteArray)
        return QString::fromUtf8(value.toByteArray());
    return value.toString();
}

std::optional<bool> flagValue(const QVariant &value)
{
    if (value.isNull())
        return false;
    if (isNumber(value))
        return value.toDouble() != 0.0;
    return flagFromText(textValue(value));
}

std::optional<Moment> momentValue(const QVariant &value, std::optional<TimeUnit> unit)
{
    if (value.isNull())
        return std::nullopt;
    if (isNumber(value))
        return momentFromNumber(value, unit);
    const QString text = textValue(value);
    if (auto moment = parseMoment(text))
        return moment;
    return momentFromNumber(text, unit);
}

std::optional<ContactId> contactValue(const QVariant &value)
{
    if (value.isNull())
        return std::nullopt;
    bool isWhole = false;
    const qint64 number = value.typeId() == QMetaType::Double ? QVariant(value.toString()).toLongLong(&isWhole)
                                                              : textValue(value).trimmed().toLongLong(&isWhole);
    return isWhole && number > 0 ? std::optional(ContactId{number}) : std::nullopt;
}

} // namespace lockstep
