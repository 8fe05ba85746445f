// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/setup_state.h"

#include <QMap>
#include <QWidget>

class QComboBox;
class QGridLayout;
class QPushButton;
class QTableWidget;

namespace lockstep
{

class PlainLabel;

/// The users table as it was found: which column is read as what, five rows, and the column for the link.
class ColumnsPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ColumnsPanel(QWidget *parent = nullptr);

    void show(const UsersReport &report);

Q_SIGNALS:
    /// Another table or column: the table has to be looked at again.
    void choiceChanged(const lockstep::UsersChoice &choice);
    void linkColumnChosen();

private:
    void layOut();
    void addColumnChoices();
    void showTables(const UsersReport &report);
    void showColumns(const UsersReport &report);
    void showSample(const SampleRows &sample);
    void showAdvice(const UsersReport &report);
    void chooseTable();
    void chooseColumn(UserAttribute attribute);

    QComboBox *m_table;
    QGridLayout *m_grid;
    QMap<UserAttribute, QComboBox *> m_columns;
    QTableWidget *m_sample;
    PlainLabel *m_advice;
    PlainLabel *m_statement;
    QPushButton *m_add;
    UsersChoice m_choice;
};

} // namespace lockstep
