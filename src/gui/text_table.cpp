// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text_table.h"

#include "models/text_rows_model.h"

#include <QHeaderView>

namespace lockstep
{

void styleAsList(QTableView &table)
{
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setTabKeyNavigation(false);
    table.setWordWrap(false);
    table.setShowGrid(false);
    table.setAlternatingRowColors(true);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() * 3 / 2);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table.horizontalHeader()->setStretchLastSection(true);
}

TextTable::TextTable(const QString &name, QWidget *parent)
    : QTableView(parent)
    , m_rows(new TextRowsModel(this))
{
    setAccessibleName(name);
    setModel(m_rows);
    styleAsList(*this);
}

void TextTable::show(const QStringList &titles, const QList<QStringList> &rows)
{
    const bool isOther = m_rows->columnCount() != titles.size();
    m_rows->show(titles, rows);
    for (int column = 0; isOther && column + 1 < titles.size(); ++column)
        setColumnWidth(column, fontMetrics().averageCharWidth() * 30);
}

} // namespace lockstep
