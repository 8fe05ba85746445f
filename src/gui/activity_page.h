// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/activity_export.h"
#include "domain/person_row.h"
#include "domain/result.h"
#include "models/activity_model.h"

#include <QWidget>

class QHBoxLayout;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace lockstep
{

class ActivityDetails;
class ActivityFilters;
class EmptyNote;
class PlainLabel;
class ProblemBar;
class Prompter;

/// Every request that was sent and every change that was written, newest first, and beside the list the chosen one.
class ActivityPage final : public QWidget
{
    Q_OBJECT

public:
    /// Model and prompter outlive it.
    ActivityPage(ActivityModel &entries, Prompter &prompter, QWidget *parent = nullptr);

    [[nodiscard]] ActivityQuery query() const;
    /// The first page of a list is there, perhaps an empty one.
    void showListed();
    void showExported(const QString &file, int entries);
    void showError(const Error &error);

    [[nodiscard]] QByteArray saveView() const;
    void restoreView(const QByteArray &view);

Q_SIGNALS:
    void queryChosen(const lockstep::ActivityQuery &query);
    void personWanted(const lockstep::PersonRef &who);
    void exportWanted(const lockstep::ActivityExport &wanted);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void layOutTable();
    void addExport(QHBoxLayout &row);
    void chooseExport(ActivityFormat format, CsvCells cells);
    void showRow(const QModelIndex &index);
    void keepPlace(int first, int last);

    ActivityModel &m_entries;
    Prompter &m_prompter;
    ProblemBar *m_problem;
    ActivityFilters *m_filters;
    QToolButton *m_export;
    QStackedWidget *m_stack;
    EmptyNote *m_empty;
    QSplitter *m_splitter;
    QTableView *m_table;
    ActivityDetails *m_details;
};

} // namespace lockstep
