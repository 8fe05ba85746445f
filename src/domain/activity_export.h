// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/activity.h"
#include "domain/csv.h"

namespace lockstep
{

enum class ActivityFormat { Csv, JsonLines };

struct ActivityExport {
    ActivityQuery query = {};
    ActivityFormat format = ActivityFormat::Csv;
    CsvCells cells = CsvCells::SafeForSpreadsheets;
    QString file = {};
};

[[nodiscard]] QByteArray activityCsvHeader(CsvCells mode);
/// A record for a request, and one for each value a change wrote.
[[nodiscard]] QByteArray activityCsvRecords(const ActivityEntry &entry, CsvCells mode);
/// One object in one line, with its line end.
[[nodiscard]] QByteArray activityJsonLine(const ActivityEntry &entry);

} // namespace lockstep
