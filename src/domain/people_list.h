// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_row.h"

namespace lockstep
{

/// A list that a query found: which one, how long, and whether every row is where the list before had it.
struct PeopleList {
    quint64 generation = 0;
    int rowCount = 0;
    /// The same people in the same order; only what is said of them may have changed.
    bool keepsPlaces = false;

    friend bool operator==(const PeopleList &, const PeopleList &) = default;
};

/// Rows of a list, both included.
struct RowRange {
    int first = 0;
    int last = -1;

    [[nodiscard]] bool isEmpty() const { return last < first; }
    [[nodiscard]] bool contains(const RowRange &other) const { return first <= other.first && other.last <= last; }
    friend bool operator==(const RowRange &, const RowRange &) = default;
};

} // namespace lockstep
