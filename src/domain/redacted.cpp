// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/redacted.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

QString redacted(QStringView text)
{
    if (text.isEmpty())
        return u"(empty)"_s;
    const qsizetype at = text.lastIndexOf(u'@');
    const QStringView shown = at > 0 ? text.first(at) : text;
    QString result = shown.first(1).toString() + u'*' + QString::number(shown.size());
    if (at <= 0)
        return result;
    const qsizetype dot = text.lastIndexOf(u'.');
    result += u"@*"_s;
    if (dot > at)
        result += text.sliced(dot);
    return result;
}

} // namespace lockstep
