// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_row.h"
#include "store/database.h"

namespace lockstep
{

/// A row of the table `person`, whose number its first column is, as `person_with_ids` and its like give it.
[[nodiscard]] PersonRow readPersonRow(const Statement &row);

/// In the order of the numbers; those that are gone are left out.
[[nodiscard]] Result<QList<PersonRow>> peopleWithIds(Database &database, const QList<qint64> &ids);

/// The number of the row that stands for this person now; nothing where there is none.
[[nodiscard]] Result<std::optional<qint64>> idOfPerson(Database &database, const PersonRef &who);

} // namespace lockstep
