// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandbox_call.h"

#include <functional>

namespace lockstep
{

/// Text of a column of one row; null for NULL.
using ColumnReader = std::function<QString(const QString &column)>;

/// As the database compares texts: without regard to letter case and accents.
[[nodiscard]] QString collated(const QString &text);

/// The conditions of a query against rows, with the `in` lists prepared once (mautic-api.md 3.2).
class RowFilter
{
public:
    explicit RowFilter(const QList<WhereCondition> &conditions);

    [[nodiscard]] bool matches(const ColumnReader &row) const;

private:
    struct Prepared {
        WhereCondition condition;
        QSet<QString> wanted;
    };
    [[nodiscard]] static bool holdsInOrder(const QString &expression, int order);
    [[nodiscard]] static bool holds(const Prepared &prepared, const QString &value);

    QList<Prepared> m_conditions;
};

/// Below, equal or above 0: numbers as numbers, texts as the database collates them.
[[nodiscard]] int compareValues(const QString &a, const QString &b);

} // namespace lockstep
