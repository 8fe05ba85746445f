// SPDX-License-Identifier: GPL-3.0-or-later
#include "mautic/html_entities.h"

#include <QChar>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr qsizetype longestEntity = 8;

QString numeric(QStringView digits)
{
    const bool isHex = digits.startsWith(u'x') || digits.startsWith(u'X');
    bool ok = false;
    const uint code = isHex ? digits.mid(1).toUInt(&ok, 16) : digits.toUInt(&ok);
    const bool isCharacter = ok && code > 0 && code <= QChar::LastValidCodePoint && !QChar::isSurrogate(code);
    return isCharacter ? QStringView(QChar::fromUcs4(code)).toString() : QString();
}

QString character(QStringView name)
{
    if (name.startsWith(u'#'))
        return numeric(name.mid(1));
    if (name == "amp"_L1)
        return u"&"_s;
    if (name == "lt"_L1)
        return u"<"_s;
    if (name == "gt"_L1)
        return u">"_s;
    if (name == "quot"_L1)
        return u"\""_s;
    if (name == "apos"_L1)
        return u"'"_s;
    return name == "nbsp"_L1 ? QString(QChar::Nbsp) : QString();
}

} // namespace

QString decodedEntities(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype end = text[i] == u'&' ? text.indexOf(u';', i) : -1;
        const QString plain =
            end > i && end - i <= longestEntity + 1 ? character(QStringView(text).mid(i + 1, end - i - 1)) : QString();
        if (plain.isEmpty()) {
            out += text[i];
        } else {
            out += plain;
            i = end;
        }
    }
    return out;
}

} // namespace lockstep
