// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cases_model.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QTableView;

namespace lockstep
{

class CountFilters;
class PlainLabel;

/// The list of cases, with counts by kind, whose they are, and a search.
class CaseQueueView final : public QWidget
{
    Q_OBJECT

public:
    /// The model outlives it.
    explicit CaseQueueView(CasesModel &cases, QWidget *parent = nullptr);

    /// After the model has changed: counts and filters.
    void showCounts();
    /// Says nothing of it.
    void select(int row);
    [[nodiscard]] int currentRow() const;
    [[nodiscard]] QTableView &table() const { return *m_table; }
    [[nodiscard]] QByteArray saveColumns() const;
    void restoreColumns(const QByteArray &state);

Q_SIGNALS:
    void rowChosen(int row);
    /// Other rows are shown now.
    void filtered();
    void nextWanted();

private:
    void layOut();
    void setUpTable();
    void connectFilters();
    void showKinds();

    CasesModel &m_cases;
    QLineEdit *m_search;
    QComboBox *m_scope;
    CountFilters *m_kinds;
    QTableView *m_table;
    PlainLabel *m_nothing;
    /// So that not every letter of a word is searched for.
    QTimer m_typed;
};

} // namespace lockstep
