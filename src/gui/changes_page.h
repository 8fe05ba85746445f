// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/csv.h"
#include "domain/person_row.h"
#include "domain/progress.h"
#include "domain/run_result.h"
#include "models/plan_rows_model.h"

#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace lockstep
{

class ChangesActions;
class ChangesDetails;
class ChangesFilters;
class ChangesSummary;
class ChangesTable;
class EmptyNote;
class ProblemBar;
class Prompter;
class RunPanel;
class RunsView;

/// A plan before it is written, while it is, and afterwards. Shows one thing at a time: nothing yet, what runs, or a
/// plan; a plan stays until there is a newer one.
class ChangesPage final : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive it.
    ChangesPage(PlanRowsModel &rows, Prompter &prompter, QWidget *parent = nullptr);

    void showPlan(const PlanResult &result);
    void showRunning(RunKind kind);
    /// While anything runs nothing else can be begun, be it about this plan or not.
    void setRunning(bool isRunning);
    void showProgress(const Progress &progress);
    void showRows(const QList<RowOutcome> &rows);
    void showResult(const RunResult &result);
    void showError(const Error &error);
    /// Somebody has to say yes to what a sync would create.
    void askToCreate(const SetupNeeds &needs);
    /// A file could not be read or written; what is shown stays.
    void showFileError(const Error &error);
    /// Something was done that changes nothing here: a plan was saved.
    void showNote(const QString &sentence);

    [[nodiscard]] RunsView &runs() const { return *m_runs; }

    [[nodiscard]] QByteArray saveView() const;
    void restoreView(const QByteArray &view);

Q_SIGNALS:
    void planWanted();
    void planAcceptingShrinkageWanted();
    /// What is included.
    void writeWanted(const lockstep::Plan &plan);
    void createAnswered(bool create);
    void stopWanted();
    void planSaved(const lockstep::Plan &plan, const QString &file);
    void planOpened(const QString &file);
    void exportWanted(const QString &file, lockstep::CsvCells cells);
    void personWanted(const lockstep::PersonRef &who);
    void casesWanted();

private:
    void layOut();
    void connectParts();
    void showRuns();
    void showChoice();
    void showDetails(int row);
    void showPlanView();
    void showNothing(bool wasLookedAt);
    void write();
    void beginWriting(const Plan &plan);
    void showProblem(const Error &error);
    void act();
    void open();
    void save();
    void chooseExport(CsvCells cells);
    [[nodiscard]] Plan includedPlan() const;
    [[nodiscard]] QList<RowOutcome> inPlan(const QList<RowOutcome> &rows) const;
    [[nodiscard]] bool isApplying() const { return m_running == RunKind::Apply; }

    PlanRowsModel &m_rows;
    Prompter &m_prompter;
    PlanResult m_plan;
    /// Places in the plan of the rows that are or were written.
    QList<int> m_written;
    std::optional<RunKind> m_running;
    RunId m_lastRun = {};
    std::optional<ErrorKind> m_problemKind;
    ProblemBar *m_problem;
    ChangesSummary *m_summary;
    QStackedWidget *m_stack;
    EmptyNote *m_empty;
    RunPanel *m_looking;
    RunsView *m_runs;
    QWidget *m_planView;
    ChangesFilters *m_filters;
    QSplitter *m_splitter;
    ChangesTable *m_table;
    ChangesDetails *m_details;
    RunPanel *m_writing;
    ChangesActions *m_actions;
};

} // namespace lockstep
