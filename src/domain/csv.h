// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace lockstep
{

enum class CsvCells {
    /// A spreadsheet takes no cell for a formula: those that begin like one get an apostrophe before them.
    SafeForSpreadsheets,
    /// As they are, for programs.
    Exact,
};

/// One record as RFC 4180 has it, in UTF-8, with its line end; every cell is quoted.
[[nodiscard]] QByteArray csvRecord(const QStringList &cells, CsvCells mode);

} // namespace lockstep
