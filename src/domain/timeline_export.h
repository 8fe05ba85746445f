// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/csv.h"
#include "domain/person_details.h"

namespace lockstep
{

enum class TimelineFormat { Csv, Json };

/// What somebody wants in a file. Holds what both sides hold of the person, and no secret.
struct TimelineExport {
    PersonRef who = {};
    QList<TimelineEntry> entries = {};
    TimelineFormat format = TimelineFormat::Csv;
    CsvCells cells = CsvCells::SafeForSpreadsheets;
    QString file = {};
};

/// For files: `signedUp`, `app`; they stay.
[[nodiscard]] QString nameOf(TimelineKind kind);
[[nodiscard]] QString nameOf(TimelineSide side);

/// The whole file: a record for each value, or one JSON document.
[[nodiscard]] QByteArray timelineText(const TimelineExport &wanted);

} // namespace lockstep
