// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/value_words.h"

#include <QDateTime>
#include <QLocale>

namespace lockstep
{

namespace
{

QDateTime localTime(Moment moment) { return QDateTime::fromMSecsSinceEpoch(moment.milliseconds()); }

} // namespace

QString ValueWords::dateTime(Moment moment) { return QLocale().toString(localTime(moment), QLocale::ShortFormat); }

QString ValueWords::timeToTheSecond(Moment moment)
{
    const QDateTime local = localTime(moment);
    return QString(QLocale().toString(local.date(), QLocale::ShortFormat) + u' ' + local.time().toString(Qt::ISODate));
}

QString ValueWords::exactDateTime(Moment moment)
{
    const QDateTime local = localTime(moment);
    //: %1 is a day, %2 a time to the second, %3 a time zone
    return tr("%1, %2 %3")
        .arg(QLocale().toString(local.date(), QLocale::LongFormat), local.time().toString(Qt::ISODate),
             local.timeZoneAbbreviation());
}

QString ValueWords::ago(Moment moment, Moment now)
{
    const QDateTime then = localTime(moment);
    const QDateTime present = localTime(now);
    const qint64 seconds = then.secsTo(present);
    if (seconds >= 0 && seconds < 60)
        return tr("just now");
    if (seconds >= 0 && seconds < 3600)
        return tr("%n minute(s) ago", nullptr, static_cast<int>(seconds / 60));
    const QString time = QLocale().toString(then.time(), QLocale::ShortFormat);
    const qint64 days = then.date().daysTo(present.date());
    if (days == 0)
        //: %1 is a time of day
        return tr("today at %1").arg(time);
    if (days == 1)
        //: %1 is a time of day
        return tr("yesterday at %1").arg(time);
    return dateTime(moment);
}

QString ValueWords::number(qint64 number) { return QLocale().toString(number); }

QString ValueWords::duration(std::chrono::seconds duration)
{
    const auto seconds = static_cast<int>(duration.count());
    if (seconds < 120)
        return tr("%1 s").arg(number(seconds));
    if (seconds < 7200)
        return tr("%1 min").arg(number((seconds + 30) / 60));
    return tr("%1 h").arg(number((seconds + 1800) / 3600));
}

} // namespace lockstep
