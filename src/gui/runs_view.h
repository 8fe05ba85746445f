// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/run_undo.h"

#include <QWidget>

class QPushButton;
class QSplitter;
class QTableView;

namespace lockstep
{

class PlainLabel;
class ProblemBar;
class Prompter;
class RunsModel;
class TextTable;

/// Earlier runs, and what taking the chosen one back would write, cost and leave. One clear yes takes it back.
class RunsView final : public QWidget
{
    Q_OBJECT

public:
    /// The prompter outlives it.
    explicit RunsView(Prompter &prompter, QWidget *parent = nullptr);

    void show(const QList<ListedRun> &runs);
    /// Of the chosen run; of another it is dropped.
    void showPreview(RunId run, const RunUndo &undo);
    void showUndone(RunId run, const RunUndo &undo);
    void showError(const Error &error);
    /// The run that just ended, once it is in the list.
    void choose(RunId run);

Q_SIGNALS:
    void runsWanted();
    void previewWanted(lockstep::RunId run);
    void undoChosen(lockstep::RunId run);
    void left();

private:
    void layOut();
    void chooseRow(int row);
    void showChosen();
    void showWhatComesBack();
    void showNothing(const QString &sentence);
    void confirm();
    [[nodiscard]] const Run *chosen() const;
    void selectChosen();

    Prompter &m_prompter;
    RunsModel *m_model;
    ProblemBar *m_problem;
    QSplitter *m_splitter;
    QTableView *m_runs;
    QWidget *m_details;
    PlainLabel *m_standing;
    PlainLabel *m_summary;
    PlainLabel *m_staying;
    TextTable *m_rows;
    QPushButton *m_undo;
    QPushButton *m_back;
    RunId m_chosen = {-1};
    std::optional<RunUndo> m_preview;
};

} // namespace lockstep
