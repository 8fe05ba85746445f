// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/people_list.h"

#include <QTableView>

class QMenu;

namespace lockstep
{

class PeopleModel;

/// The list of people. A selection is kept as ranges of rows, so that all of a million people cost what one does; "all"
/// stays all when the list is read again.
class PeopleTable final : public QTableView
{
    Q_OBJECT

public:
    explicit PeopleTable(PeopleModel &model, QWidget *parent = nullptr);

    [[nodiscard]] QList<RowRange> selectedRanges() const;
    [[nodiscard]] int selectedCount() const;
    [[nodiscard]] bool isAllSelected() const { return m_isAll; }
    /// Says nothing of it: the person is the one chosen already.
    void showCurrent(int row, bool mayScroll);
    /// As if the person had gone there: chooses who stands there.
    void goToRow(int row);
    /// The wanted order of the list, shown in the header; asks for nothing.
    void showOrder(PeopleColumn column, bool isDescending);
    /// Adds an entry for every column that can be hidden.
    void fillColumnMenu(QMenu &menu);
    [[nodiscard]] QByteArray saveColumns() const;
    void restoreColumns(const QByteArray &state);

    void selectAll() override;
    void keyboardSearch(const QString &text) override;

Q_SIGNALS:
    void personChosen(const lockstep::PersonRow &person);
    /// Enter or a double click: the person is to be looked at.
    void opened();
    void selectionCountChanged();
    void copyAsked();
    /// Letters typed into the list are meant for the search.
    void typed(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void setUpHeader();
    void setRowHeight();
    void setWidths();
    void chooseCurrent();
    void afterReset();

    PeopleModel &m_model;
    bool m_isAll = false;
    bool m_isQuiet = false;
    /// The row that was chosen before its person was there.
    int m_rowAwaited = -1;
};

} // namespace lockstep
