// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace lockstep
{

class PlanRowsModel;

/// The rows of a plan. Space leaves the selected rows out, or takes them in again.
class ChangesTable final : public QTableView
{
    Q_OBJECT

public:
    explicit ChangesTable(PlanRowsModel &rows, QWidget *parent = nullptr);

    /// A tick before the plan is written, its state from then on.
    void showStates(bool areShown);
    /// How wide the columns are, for the next time.
    [[nodiscard]] QByteArray saveColumns() const;
    void restoreColumns(const QByteArray &columns);

Q_SIGNALS:
    /// -1: none.
    void rowChosen(int row);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOutColumns();
    void toggleSelected();

    PlanRowsModel &m_rows;
};

} // namespace lockstep
