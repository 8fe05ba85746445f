// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/refusal.h"

#include <QCryptographicHash>
#include <QStringList>

#include <algorithm>

namespace lockstep
{

QString fingerprintOf(const QList<FieldChange> &changes)
{
    QStringList values;
    for (const FieldChange &change : changes)
        values.append(change.alias + QLatin1Char('\0') + change.after);
    std::sort(values.begin(), values.end());
    const QByteArray joined = values.join(QLatin1Char('\0')).toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(joined, QCryptographicHash::Sha256).toHex().first(16));
}

} // namespace lockstep
