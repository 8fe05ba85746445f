// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/terminal.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cerrno>
#include <cstdio>
#include <iostream>
#include <string>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr qint64 millisecondsBetweenProgress = 100;

/// Bidirectional controls, by which a name could make a line read differently than it is.
bool turnsWriting(QChar character)
{
    const char16_t code = character.unicode();
    return code == 0x061c || code == 0x200e || code == 0x200f || (code >= 0x202a && code <= 0x202e)
        || (code >= 0x2066 && code <= 0x2069);
}

QString printableLines(const QString &text)
{
    QStringList lines;
    for (const QString &line : text.split(u'\n'))
        lines.append(printable(line));
    return lines.join(u'\n');
}

bool write(std::FILE *file, const QByteArray &bytes)
{
    const bool isWritten =
        std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), file) == static_cast<size_t>(bytes.size());
    return (std::fflush(file) == 0 && isWritten) || errno == EPIPE;
}

} // namespace

QString printable(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    for (const QChar character : text) {
        if (character.category() == QChar::Other_Control || turnsWriting(character))
            shown += u"\\u%1"_s.arg(uint{character.unicode()}, 4, 16, QChar(u'0'));
        else
            shown += character;
    }
    return shown;
}

Terminal::Terminal()
    : m_isInteractive(::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1)
    , m_showsProgress(::isatty(STDERR_FILENO) == 1)
{
    m_sinceProgress.start();
}

void Terminal::answer(const QString &text)
{
    endProgress();
    QString shown = printableLines(text);
    while (shown.endsWith(u'\n'))
        shown.chop(1);
    m_couldAnswer = write(stdout, shown.toUtf8() + '\n') && m_couldAnswer;
}

void Terminal::answer(const QJsonObject &json)
{
    endProgress();
    m_couldAnswer = write(stdout, QJsonDocument(json).toJson(QJsonDocument::Indented)) && m_couldAnswer;
}

void Terminal::say(const QString &text)
{
    endProgress();
    write(stderr, printableLines(text).toUtf8() + '\n');
}

void Terminal::progress(const QString &text)
{
    if (!m_showsProgress || (m_hasProgress && m_sinceProgress.elapsed() < millisecondsBetweenProgress))
        return;
    m_sinceProgress.restart();
    m_hasProgress = true;
    write(stderr, QByteArrayLiteral("\r\033[K") + printable(text).toUtf8());
}

void Terminal::endProgress()
{
    if (m_hasProgress)
        write(stderr, QByteArrayLiteral("\r\033[K"));
    m_hasProgress = false;
}

bool Terminal::confirm(const QString &question)
{
    const QString yes = QCoreApplication::translate("lockstep::Terminal", "yes", "the answer that means yes");
    const QString reply = ask(question + QCoreApplication::translate("lockstep::Terminal", " [yes/no] ")).toLower();
    return reply == yes || reply == yes.first(1);
}

QString Terminal::ask(const QString &question)
{
    endProgress();
    write(stderr, printableLines(question).toUtf8());
    std::string line;
    std::getline(std::cin, line);
    return QString::fromStdString(line).trimmed();
}

} // namespace lockstep
