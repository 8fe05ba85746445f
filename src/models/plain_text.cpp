// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plain_text.h"

namespace lockstep
{

namespace
{

constexpr qsizetype longestToolTip = 2000;
constexpr qsizetype longestLine = 500;
constexpr QChar ellipsis(0x2026);

/// Never between the two halves of one character.
QString cut(const QString &text, qsizetype length)
{
    if (text.size() <= length)
        return text;
    const bool wouldSplit = text.at(length - 1).isHighSurrogate();
    return text.first(wouldSplit ? length - 1 : length) + ellipsis;
}

/// Marks that turn the direction of everything after them, and would do so to the rest of the row.
bool turnsDirection(QChar character)
{
    const char16_t code = character.unicode();
    return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

} // namespace

QString plainToolTip(const QString &text)
{
    if (text.isEmpty())
        return text;
    return QStringLiteral("<span style=\"white-space:pre-wrap\">") + cut(text, longestToolTip).toHtmlEscaped()
        + QStringLiteral("</span>");
}

QString oneLine(const QString &text)
{
    QString line = cut(text, longestLine);
    for (QChar &character : line) {
        const bool isControl = character.category() == QChar::Other_Control || character == QChar::LineSeparator
            || character == QChar::ParagraphSeparator;
        if (isControl || turnsDirection(character))
            character = u' ';
    }
    return line;
}

} // namespace lockstep
