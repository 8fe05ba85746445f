// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/changes_page.h"

#include "gui/changes_actions.h"
#include "gui/changes_details.h"
#include "gui/changes_filters.h"
#include "gui/changes_summary.h"
#include "gui/changes_table.h"
#include "gui/changes_texts.h"
#include "gui/empty_note.h"
#include "gui/problem_bar.h"
#include "gui/prompter.h"
#include "gui/run_panel.h"
#include "gui/runs_view.h"
#include "words/row_words.h"

#include <QBoxLayout>
#include <QDataStream>
#include <QIODevice>
#include <QSplitter>
#include <QStackedWidget>

#include <utility>

using namespace Qt::StringLiterals;

namespace lockstep
{

ChangesPage::ChangesPage(PlanRowsModel &rows, Prompter &prompter, QWidget *parent)
    : QWidget(parent)
    , m_rows(rows)
    , m_prompter(prompter)
    , m_problem(new ProblemBar(this))
    , m_summary(new ChangesSummary(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyNote(this))
    , m_looking(new RunPanel(this))
    , m_runs(new RunsView(prompter, this))
    , m_planView(new QWidget(this))
    , m_filters(new ChangesFilters(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_table(new ChangesTable(rows, this))
    , m_details(new ChangesDetails(this))
    , m_writing(new RunPanel(this))
    , m_actions(new ChangesActions(this))
{
    m_rows.setTexts(planTexts());
    layOut();
    connectParts();
    showNothing(false);
}

void ChangesPage::layOut()
{
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    auto *planColumn = new QVBoxLayout(m_planView);
    planColumn->setContentsMargins(0, 0, 0, 0);
    planColumn->addWidget(m_filters);
    planColumn->addWidget(m_splitter, 1);
    auto *looking = new QWidget(this);
    auto *lookingColumn = new QVBoxLayout(looking);
    const int margin = fontMetrics().averageCharWidth() * 10;
    lookingColumn->setContentsMargins(margin, 0, margin, 0);
    lookingColumn->addStretch(2);
    lookingColumn->addWidget(m_looking);
    lookingColumn->addStretch(3);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(looking);
    m_stack->addWidget(m_planView);
    m_stack->addWidget(m_runs);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_problem);
    column->addWidget(m_summary);
    column->addWidget(m_stack, 1);
    column->addWidget(m_writing);
    column->addWidget(m_actions);
}

void ChangesPage::connectParts()
{
    connect(m_problem, &ProblemBar::actionChosen, this, &ChangesPage::act);
    connect(m_summary, &ChangesSummary::casesChosen, this, &ChangesPage::casesWanted);
    connect(m_empty, &EmptyNote::actionChosen, this, &ChangesPage::planWanted);
    connect(m_looking, &RunPanel::stopChosen, this, &ChangesPage::stopWanted);
    connect(m_writing, &RunPanel::stopChosen, this, &ChangesPage::stopWanted);
    connect(m_filters, &ChangesFilters::kindChosen, this, [this](auto kind) {
        m_rows.showKind(kind);
        m_filters->showChoice(m_rows.shownChoice());
    });
    connect(m_filters, &ChangesFilters::allShownChosen, &m_rows, &PlanRowsModel::chooseAllShown);
    connect(&m_rows, &PlanRowsModel::choiceChanged, this, &ChangesPage::showChoice);
    connect(&m_rows, &QAbstractItemModel::dataChanged, this,
            [this] { showDetails(m_table->currentIndex().isValid() ? m_table->currentIndex().row() : -1); });
    connect(m_table, &ChangesTable::rowChosen, this, &ChangesPage::showDetails);
    connect(m_details, &ChangesDetails::personChosen, this, &ChangesPage::personWanted);
    connect(m_actions, &ChangesActions::lookChosen, this, &ChangesPage::planWanted);
    connect(m_actions, &ChangesActions::openChosen, this, &ChangesPage::open);
    connect(m_actions, &ChangesActions::saveChosen, this, &ChangesPage::save);
    connect(m_actions, &ChangesActions::exportChosen, this, [this] { chooseExport(CsvCells::SafeForSpreadsheets); });
    connect(m_actions, &ChangesActions::exactExportChosen, this, [this] { chooseExport(CsvCells::Exact); });
    connect(m_actions, &ChangesActions::runsChosen, this, &ChangesPage::showRuns);
    connect(m_runs, &RunsView::left, this, &ChangesPage::showPlanView);
    connect(m_summary, &ChangesSummary::undoChosen, this, [this] {
        showRuns();
        m_runs->choose(m_lastRun);
    });
    connect(m_actions, &ChangesActions::writeChosen, this, &ChangesPage::write);
}

void ChangesPage::showNothing(bool wasLookedAt)
{
    m_summary->setVisible(wasLookedAt);
    m_writing->hide();
    m_actions->setVisible(true);
    m_actions->showPlan(false);
    m_actions->showWrite(0, false);
    m_stack->setCurrentWidget(m_empty);
    if (wasLookedAt)
        m_empty->show({.icon = u"dialog-ok-apply"_s,
                       .heading = tr("There is nothing to write"),
                       .explanation = tr("Everything that can be in step without a person is in step.")});
    else
        m_empty->show({.icon = u"document-edit"_s,
                       .heading = tr("Here you see what a sync would write"),
                       .explanation = tr("Row by row, with the reason, the risk and the cost, before anything is "
                                         "written. Looking only reads."),
                       .action = tr("See what a sync would &do")});
}

void ChangesPage::showPlan(const PlanResult &result)
{
    m_plan = result;
    m_running.reset();
    m_problem->clear();
    m_rows.showPlan(result.plan.rows);
    m_summary->showPlan(result);
    showPlanView();
}

void ChangesPage::showPlanView()
{
    if (m_rows.choice().rows().isEmpty()) {
        showNothing(m_plan.plan.madeAt != Moment());
        return;
    }
    const bool isWriting = m_rows.phase() == PlanRowsModel::Phase::Writing;
    m_summary->show();
    m_stack->setCurrentWidget(m_planView);
    m_rows.showKind(std::nullopt);
    m_filters->showCounts(m_rows.countsByKind());
    m_filters->setChoosing(m_rows.phase() == PlanRowsModel::Phase::Choosing);
    m_table->showStates(m_rows.phase() != PlanRowsModel::Phase::Choosing);
    m_writing->setVisible(isWriting);
    m_actions->setVisible(!isWriting);
    m_actions->showPlan(true);
    showChoice();
    showDetails(-1);
}

/// Instead of the plan, which stays as it is.
void ChangesPage::showRuns()
{
    m_summary->hide();
    m_actions->hide();
    m_stack->setCurrentWidget(m_runs);
    m_runs->setFocus(Qt::OtherFocusReason);
    Q_EMIT m_runs->runsWanted();
}

void ChangesPage::showChoice()
{
    const auto count = static_cast<int>(m_rows.choice().included().size());
    m_filters->showChoice(m_rows.shownChoice());
    if (m_rows.phase() == PlanRowsModel::Phase::Choosing)
        m_summary->showCost(m_rows.choice(), m_plan.costBasis);
    m_actions->showWrite(count, m_rows.phase() == PlanRowsModel::Phase::Choosing && !m_rows.choice().rows().isEmpty());
}

void ChangesPage::showDetails(int row)
{
    if (row < 0 || row >= m_rows.rowCount())
        m_details->clear();
    else
        m_details->show(m_rows.viewOf(row));
}

void ChangesPage::showRunning(RunKind kind)
{
    m_running = kind;
    m_problem->clear();
    if (isApplying()) {
        m_writing->begin(kind);
        return;
    }
    m_looking->begin(kind);
    m_summary->hide();
    m_actions->hide();
    m_writing->hide();
    m_stack->setCurrentIndex(m_stack->indexOf(m_looking->parentWidget()));
}

void ChangesPage::setRunning(bool isRunning) { m_actions->setEnabled(!isRunning); }

void ChangesPage::showProgress(const Progress &progress)
{
    (isApplying() ? m_writing : m_looking)->showProgress(progress);
}

void ChangesPage::showRows(const QList<RowOutcome> &rows)
{
    if (isApplying())
        m_rows.addOutcomes(inPlan(rows));
}

/// A run counts the rows it was given; those left out are not among them.
QList<RowOutcome> ChangesPage::inPlan(const QList<RowOutcome> &rows) const
{
    QList<RowOutcome> outcomes;
    for (RowOutcome outcome : rows) {
        if (outcome.position < 0 || outcome.position >= m_written.size())
            continue;
        outcome.position = m_written.at(outcome.position);
        outcomes.append(std::move(outcome));
    }
    return outcomes;
}

void ChangesPage::showResult(const RunResult &result)
{
    if (isApplying()) {
        m_rows.addOutcomes(inPlan(result.rows));
    } else {
        m_plan = {.plan = result.plan, .findings = result.findings};
        m_rows.showPlan(result.plan.rows);
        m_rows.addOutcomes(result.rows);
    }
    m_running.reset();
    m_lastRun = result.findings.run;
    m_rows.showPhase(PlanRowsModel::Phase::Written);
    m_summary->showResult(result);
    showPlanView();
    if (result.stoppedBy)
        showProblem(*result.stoppedBy);
}

void ChangesPage::showError(const Error &error)
{
    // Outcomes of an earlier run stay with their plan, too.
    m_rows.showPhase(m_rows.hasOutcomes() ? PlanRowsModel::Phase::Written : PlanRowsModel::Phase::Choosing);
    m_running.reset();
    showPlanView();
    showProblem(error);
}

void ChangesPage::showProblem(const Error &error)
{
    m_problemKind = error.kind;
    m_problem->show(error);
    if (error.kind == ErrorKind::Guarded)
        m_problem->offer(tr("&Go on all the same…"));
    else
        m_problem->offer(tr("Look a&gain"));
}

void ChangesPage::showFileError(const Error &error)
{
    m_problem->offer({});
    m_problem->show(error);
}

void ChangesPage::act()
{
    if (m_problemKind != ErrorKind::Guarded) {
        Q_EMIT planWanted();
        return;
    }
    m_prompter.confirm({.title = tr("Far fewer people than before"),
                        .question = tr("Make a plan although one side has lost many people?"),
                        .explanation = tr("Most often the wrong database or Mautic is connected, or one is half "
                                          "restored. Those missing count as gone. Nothing is written before you "
                                          "say so."),
                        .yes = tr("Make the plan"),
                        .isDangerous = true},
                       [this] { Q_EMIT planAcceptingShrinkageWanted(); });
}

void ChangesPage::showNote(const QString &sentence)
{
    m_problem->offer({});
    m_problem->showNote(sentence, {});
}

void ChangesPage::askToCreate(const SetupNeeds &needs)
{
    m_running.reset();
    showPlanView();
    m_prompter.confirm({.title = tr("Mautic lacks something"),
                        .question = RowWords::mayCreate(needs.fields + needs.segments),
                        .explanation = RowWords::mayCreateExplanation(),
                        .yes = tr("Create and sync")},
                       [this] { Q_EMIT createAnswered(true); });
}

void ChangesPage::write()
{
    Plan plan = includedPlan();
    QStringList names;
    for (const PlanRow &row : std::as_const(plan.rows)) {
        if (row.field)
            names.append(row.field->alias);
        if (row.kind == PlanRowKind::CreateSegment)
            names.append(row.segmentName);
    }
    if (names.isEmpty()) {
        beginWriting(plan);
        return;
    }
    m_prompter.confirm({.title = tr("Mautic lacks something"),
                        .question = RowWords::mayCreate(names),
                        .explanation = RowWords::mayCreateExplanation(),
                        .yes = RowWords::writeButton(static_cast<int>(plan.rows.size()))},
                       [this, plan] { beginWriting(plan); });
}

void ChangesPage::beginWriting(const Plan &plan)
{
    m_written = m_rows.choice().included();
    m_rows.showPhase(PlanRowsModel::Phase::Writing);
    m_running = RunKind::Apply;
    showPlanView();
    Q_EMIT writeWanted(plan);
}

Plan ChangesPage::includedPlan() const
{
    Plan plan = m_plan.plan;
    plan.rows = m_rows.choice().includedRows();
    plan.cost = costOf(plan.rows, m_plan.costBasis);
    return plan;
}

void ChangesPage::open()
{
    m_prompter.chooseFileToOpen({.title = tr("Open a plan"), .filter = tr("Plans (*.json)")},
                                [this](const QString &file) { Q_EMIT planOpened(file); });
}

void ChangesPage::save()
{
    m_prompter.chooseFileToSave(
        {.title = tr("Save the plan"), .fileName = u"lockstep-plan.json"_s, .filter = tr("Plans (*.json)")},
        [this](const QString &file) { Q_EMIT planSaved(includedPlan(), file); });
}

void ChangesPage::chooseExport(CsvCells cells)
{
    m_prompter.chooseFileToSave(
        {.title = tr("Export the rows"), .fileName = u"lockstep-plan.csv"_s, .filter = tr("Tables (*.csv)")},
        [this, cells](const QString &file) { Q_EMIT exportWanted(file, cells); });
}

QByteArray ChangesPage::saveView() const
{
    QByteArray view;
    QDataStream out(&view, QIODevice::WriteOnly);
    out << m_table->saveColumns() << m_splitter->saveState();
    return view;
}

void ChangesPage::restoreView(const QByteArray &view)
{
    QDataStream in(view);
    QByteArray columns;
    QByteArray sizes;
    in >> columns >> sizes;
    if (in.status() != QDataStream::Ok)
        return;
    m_table->restoreColumns(columns);
    m_splitter->restoreState(sizes);
    m_table->showStates(m_rows.phase() != PlanRowsModel::Phase::Choosing);
}

} // namespace lockstep
