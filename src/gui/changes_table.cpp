// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/changes_table.h"

#include "models/plan_rows_model.h"

#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace lockstep
{

ChangesTable::ChangesTable(PlanRowsModel &rows, QWidget *parent)
    : QTableView(parent)
    , m_rows(rows)
{
    setModel(&rows);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setAccessibleName(tr("Rows of the plan"));
    setAccessibleDescription(tr("Space leaves the selected rows out or takes them in again"));
    verticalHeader()->hide();
    layOutColumns();
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { Q_EMIT rowChosen(current.isValid() ? current.row() : -1); });
    connect(&rows, &QAbstractItemModel::modelReset, this, [this] { Q_EMIT rowChosen(-1); });
}

void ChangesTable::layOutColumns()
{
    const int character = fontMetrics().averageCharWidth();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setStretchLastSection(true);
    // By column: tick, state, kind, person, change, risk, reason, what.
    static constexpr int widths[planColumnCount] = {8, 20, 20, 24, 38, 22, 30, 16};
    for (int column = 0; column < planColumnCount; ++column)
        setColumnWidth(column, widths[column] * character);
}

void ChangesTable::showStates(bool areShown)
{
    setColumnHidden(static_cast<int>(PlanColumn::Included), areShown);
    setColumnHidden(static_cast<int>(PlanColumn::Outcome), !areShown);
}

QByteArray ChangesTable::saveColumns() const { return horizontalHeader()->saveState(); }

void ChangesTable::restoreColumns(const QByteArray &columns)
{
    const bool areStatesShown = isColumnHidden(static_cast<int>(PlanColumn::Included));
    if (!columns.isEmpty())
        horizontalHeader()->restoreState(columns);
    // What was kept may be of a version with other columns.
    for (int column = 0; column < planColumnCount; ++column)
        setColumnHidden(column, false);
    showStates(areStatesShown);
}

void ChangesTable::toggleSelected()
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        rows.append(index.row());
    if (rows.isEmpty())
        return;
    // One that was left out takes all of them in.
    const bool include = std::any_of(rows.cbegin(), rows.cend(),
                                     [this](int row) { return m_rows.viewOf(row).choice == RowChoice::LeftOut; });
    m_rows.choose(rows, include);
}

void ChangesTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier)
        toggleSelected();
    else
        QTableView::keyPressEvent(event);
}

} // namespace lockstep
