// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/folded_text.h"

#include <algorithm>

namespace lockstep
{

namespace
{

bool isPlainAscii(QChar character) { return character.unicode() >= 0x20 && character.unicode() < 0x7f; }

/// Letters that keep their stroke when marks are taken away, as people type them without; after case folding.
void appendPlain(QString &folded, QChar character)
{
    switch (character.unicode()) {
    case u'ß':
        folded.append(u"ss");
        break;
    case u'ø':
        folded.append(u'o');
        break;
    case u'ł':
        folded.append(u'l');
        break;
    case u'đ':
        folded.append(u'd');
        break;
    case u'æ':
        folded.append(u"ae");
        break;
    default:
        folded.append(character);
    }
}

} // namespace

QString foldedText(const QString &text)
{
    if (std::all_of(text.cbegin(), text.cend(), isPlainAscii))
        return text.toLower();
    const QString apart = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString folded;
    folded.reserve(apart.size());
    for (const QChar character : apart) {
        if (character.category() != QChar::Mark_NonSpacing)
            appendPlain(folded, character.category() == QChar::Other_Control ? QChar(u' ') : character);
    }
    return folded;
}

} // namespace lockstep
