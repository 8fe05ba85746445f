// SPDX-License-Identifier: GPL-3.0-or-later
#include "mautic/mautic_query.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

MauticQuery where(int index, const QString &column, const QString &expression, const QString &value)
{
    const QString name = u"where[%1]"_s.arg(index);
    return {{name + u"[col]"_s, column}, {name + u"[expr]"_s, expression}, {name + u"[val]"_s, value}};
}

MauticCall statsCall(const QString &table, const QString &key, int limit, const MauticQuery &conditions)
{
    const MauticQuery page{{u"start"_s, u"0"_s},
                           {u"limit"_s, QString::number(limit)},
                           {u"order[0][col]"_s, key},
                           {u"order[0][dir]"_s, u"ASC"_s}};
    return {.path = QString(u"stats/"_s + table), .query = page + conditions, .patience = Patience::Batch};
}

} // namespace lockstep
