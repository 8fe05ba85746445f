// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/csv.h"

namespace lockstep
{

namespace
{

/// The full-width forms are read as the narrow ones by spreadsheets of East Asian languages.
bool looksLikeFormula(const QString &cell)
{
    static const QString beginnings = QStringLiteral("=+-@\t\r\uff1d\uff0b\uff0d\uff20");
    return !cell.isEmpty() && beginnings.contains(cell.front());
}

QString quoted(const QString &cell, CsvCells mode)
{
    QString text = cell;
    text.replace(u'"', QStringLiteral("\"\""));
    const bool isToBeTamed = mode == CsvCells::SafeForSpreadsheets && looksLikeFormula(cell);
    return QString(u'"' + (isToBeTamed ? QStringLiteral("'") : QString()) + text + u'"');
}

} // namespace

QByteArray csvRecord(const QStringList &cells, CsvCells mode)
{
    QStringList quotedCells;
    for (const QString &cell : cells)
        quotedCells.append(quoted(cell, mode));
    return quotedCells.join(u',').toUtf8() + QByteArrayLiteral("\r\n");
}

} // namespace lockstep
