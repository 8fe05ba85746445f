// SPDX-License-Identifier: GPL-3.0-or-later
#include "mautic/mautic_query.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

MauticQuery ordered(int limit, const QString &key, const QString &direction)
{
    return {{u"start"_s, u"0"_s},
            {u"limit"_s, QString::number(limit)},
            {u"order[0][col]"_s, key},
            {u"order[0][dir]"_s, direction}};
}

} // namespace

MauticQuery where(int index, const QString &column, const QString &expression, const QString &value)
{
    const QString name = u"where[%1]"_s.arg(index);
    return {{name + u"[col]"_s, column}, {name + u"[expr]"_s, expression}, {name + u"[val]"_s, value}};
}

QString idList(const QList<ContactId> &ids)
{
    QStringList texts;
    for (const ContactId id : ids)
        texts.append(QString::number(id.value));
    return texts.join(u',');
}

MauticCall statsCall(const QString &table, const QString &key, int limit, const MauticQuery &conditions)
{
    return {.path = QString(u"stats/"_s + table),
            .query = ordered(limit, key, u"ASC"_s) + conditions,
            .patience = Patience::Batch};
}

MauticCall newestRowCall(const QString &table, const MauticQuery &conditions)
{
    return {.path = QString(u"stats/"_s + table), .query = ordered(1, u"id"_s, u"DESC"_s) + conditions};
}

} // namespace lockstep
