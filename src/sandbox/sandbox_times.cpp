// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox_times.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

QDateTime sandboxNow() { return QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch(), Qt::UTC); }

QJsonValue isoOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss'+00:00'"_s)) : QJsonValue();
}

QString databaseText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s) : QString();
}

QJsonValue textOrNull(const QString &text) { return text.isNull() ? QJsonValue() : QJsonValue(text); }

QJsonObject changeStamps(const ChangeStamps &stamps)
{
    return {{u"dateAdded"_s, isoOrNull(stamps.addedAt)},
            {u"dateModified"_s, isoOrNull(stamps.modifiedAt)},
            {u"createdBy"_s, QJsonValue()},
            {u"createdByUser"_s, textOrNull(stamps.createdByUser)},
            {u"modifiedBy"_s, QJsonValue()},
            {u"modifiedByUser"_s, textOrNull(stamps.modifiedByUser)}};
}

} // namespace lockstep
