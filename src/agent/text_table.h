// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

namespace lockstep
{

/// Rows of text under each other, as wide as they need to be. A column that holds only numbers is set to the right.
class TextTable
{
public:
    TextTable &add(const QStringList &cells);
    /// Each line two spaces in, without spaces at its end; cells are made printable and cut at 60 characters.
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool isEmpty() const { return m_rows.isEmpty(); }

private:
    struct Column {
        qsizetype width = 0;
        bool isNumeric = true;
    };
    [[nodiscard]] QList<Column> columns() const;

    QList<QStringList> m_rows;
};

} // namespace lockstep
