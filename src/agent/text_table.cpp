// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/text_table.h"

#include "agent/terminal.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr qsizetype longestCell = 60;

qsizetype widthOf(const QString &cell) { return cell.toUcs4().size(); }

QString shortened(const QString &cell)
{
    const QString shown = printable(cell);
    return shown.size() <= longestCell ? shown : QString(shown.first(longestCell - 1) + u'…');
}

bool isNumber(const QString &cell)
{
    return !cell.isEmpty() && std::all_of(cell.cbegin(), cell.cend(), [](QChar c) { return c.isDigit(); });
}

} // namespace

TextTable &TextTable::add(const QStringList &cells)
{
    QStringList shown;
    for (const QString &cell : cells)
        shown.append(shortened(cell));
    m_rows.append(shown);
    return *this;
}

QList<TextTable::Column> TextTable::columns() const
{
    QList<Column> columns;
    for (const QStringList &row : m_rows) {
        columns.resize(std::max(columns.size(), row.size()));
        for (qsizetype i = 0; i < row.size(); ++i) {
            columns[i].width = std::max(columns[i].width, widthOf(row[i]));
            columns[i].isNumeric = columns[i].isNumeric && isNumber(row[i]);
        }
    }
    return columns;
}

QString TextTable::text() const
{
    const QList<Column> shape = columns();
    QStringList lines;
    for (const QStringList &row : m_rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const QString fill(shape[i].width - widthOf(row[i]), u' ');
            line += u"  "_s + (shape[i].isNumeric ? QString(fill + row[i]) : QString(row[i] + fill));
        }
        while (line.endsWith(u' '))
            line.chop(1);
        lines.append(line);
    }
    return lines.join(u'\n');
}

} // namespace lockstep
