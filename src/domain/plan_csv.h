// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/csv.h"
#include "domain/person_name.h"
#include "domain/plan.h"

namespace lockstep
{

/// One row of a plan on its way into a table for other programs.
struct CsvPlanRow {
    const PlanRow &row;
    PersonName person = {};
    /// What became of it, by name; empty where it was not written.
    QString outcome = {};
};

[[nodiscard]] QByteArray planCsvHeader(CsvCells mode);
/// A record for each value that would be written; one where there is none.
[[nodiscard]] QByteArray planCsvRecords(const CsvPlanRow &row, CsvCells mode);

} // namespace lockstep
