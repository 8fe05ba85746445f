// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/runs_view.h"

#include "gui/escape_key.h"
#include "gui/form_rows.h"
#include "gui/icons.h"
#include "gui/overview_texts.h"
#include "gui/plain_label.h"
#include "gui/problem_bar.h"
#include "gui/prompter.h"
#include "gui/text_table.h"
#include "models/runs_model.h"
#include "words/person_words.h"
#include "words/undo_words.h"
#include "words/value_words.h"

#include <QBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace lockstep
{

RunsView::RunsView(Prompter &prompter, QWidget *parent)
    : QWidget(parent)
    , m_prompter(prompter)
    , m_model(new RunsModel(this))
    , m_problem(new ProblemBar(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_runs(new QTableView(m_splitter))
    , m_details(new QWidget(m_splitter))
    , m_standing(wrapped({}, m_details))
    , m_summary(wrapped({}, m_details))
    , m_staying(wrapped({}, m_details))
    , m_rows(new TextTable(tr("What would be written back"), m_details))
    , m_undo(new QPushButton(themedIcon(u"edit-undo"_s), {}, this))
    , m_back(new QPushButton(tr("Back (Esc)"), this))
{
    m_model->setTexts(runTexts());
    layOut();
    onEscape(*this, [this] { Q_EMIT left(); });
    connect(m_back, &QPushButton::clicked, this, &RunsView::left);
    connect(m_undo, &QPushButton::clicked, this, &RunsView::confirm);
    connect(m_runs->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { chooseRow(current.row()); });
    setFocusProxy(m_runs);
    showNothing(tr("Choose a run to see what taking it back would mean. Looking changes nothing."));
}

void RunsView::layOut()
{
    m_runs->setModel(m_model);
    m_runs->setAccessibleName(tr("Earlier runs"));
    styleAsList(*m_runs);
    for (int column = 0; column + 1 < runColumnCount; ++column)
        m_runs->setColumnWidth(column, fontMetrics().averageCharWidth() * 22);
    m_runs->setColumnWidth(static_cast<int>(RunColumn::Ended), fontMetrics().averageCharWidth() * 32);
    QFont bold = font();
    bold.setBold(true);
    m_summary->setFont(bold);
    auto *details = new QVBoxLayout(m_details);
    details->setContentsMargins(0, fontMetrics().height() / 2, 0, 0);
    details->addWidget(m_standing);
    details->addWidget(m_summary);
    details->addWidget(m_rows, 1);
    details->addWidget(m_staying);
    details->addStretch();
    m_splitter->addWidget(m_runs);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    m_details->setMinimumHeight(fontMetrics().height() * 16);
    m_splitter->setSizes({1000, 2000});
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_back);
    buttons->addStretch();
    buttons->addWidget(m_undo);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(heading(tr("Earlier runs, and taking them back"), this));
    column->addWidget(m_problem);
    column->addWidget(m_splitter, 1);
    column->addLayout(buttons);
}

void RunsView::show(const QList<ListedRun> &runs)
{
    QList<Run> shown;
    QMap<qint64, RunTakenBack> takenBack;
    for (const ListedRun &listed : runs) {
        shown.append(listed.run);
        if (listed.takenBack)
            takenBack.insert(listed.run.id.value, *listed.takenBack);
    }
    const auto before = m_model->takenBack(m_chosen);
    m_model->show(shown, takenBack);
    if (runs.isEmpty())
        showNothing(tr("Nothing was run yet."));
    selectChosen();
    const auto now = m_model->takenBack(m_chosen);
    if (now == before)
        return;
    if (now && now->waiting == 0)
        m_problem->clear();
    // What can still be taken back is another now.
    Q_EMIT previewWanted(m_chosen);
}

void RunsView::selectChosen()
{
    if (const int row = m_model->rowOf(m_chosen); row >= 0)
        m_runs->setCurrentIndex(m_model->index(row, 0));
    showChosen();
}

void RunsView::choose(RunId run)
{
    m_problem->clear();
    m_preview.reset();
    m_chosen = run;
    showChosen();
    Q_EMIT runsWanted();
    Q_EMIT previewWanted(run);
}

void RunsView::chooseRow(int row)
{
    if (row < 0 || m_model->at(row).id == m_chosen)
        return;
    m_problem->clear();
    m_preview.reset();
    m_chosen = m_model->at(row).id;
    showChosen();
    Q_EMIT previewWanted(m_chosen);
}

const Run *RunsView::chosen() const
{
    const int row = m_model->rowOf(m_chosen);
    return row < 0 ? nullptr : &m_model->at(row);
}

void RunsView::showNothing(const QString &sentence)
{
    m_standing->hide();
    m_staying->hide();
    m_rows->hide();
    m_summary->setText(sentence);
    m_undo->hide();
}

void RunsView::showChosen()
{
    if (chosen() == nullptr)
        return;
    if (!m_preview)
        showNothing(tr("Working out what taking it back would write …"));
    const auto undone = m_model->takenBack(m_chosen);
    const bool isUnderWay = undone && undone->waiting > 0;
    if (isUnderWay)
        showNothing({});
    m_standing->setText(undone ? UndoWords::standingSentence(*undone) : QString());
    m_standing->setVisible(undone.has_value());
    if (m_preview && !isUnderWay)
        showWhatComesBack();
}

void RunsView::showWhatComesBack()
{
    QList<QStringList> rows;
    for (const UndoneRow &row : m_preview->first)
        rows.append({PersonWords::nameAndAddress(row.who), UndoWords::place(row), UndoWords::effect(row)});
    m_rows->show({tr("Person"), tr("Where"), tr("What is written back")}, rows);
    m_rows->setVisible(!rows.isEmpty());
    m_summary->setText(UndoWords::summary(*m_preview));
    const QStringList staying = UndoWords::staying(*m_preview);
    m_staying->setText(staying.join(u'\n'));
    m_staying->setVisible(!staying.isEmpty());
    m_undo->setText(UndoWords::button(*m_preview));
    m_undo->setVisible(!rows.isEmpty());
    m_undo->setEnabled(true);
}

void RunsView::showPreview(RunId run, const RunUndo &undo)
{
    if (run != m_chosen)
        return;
    m_preview = undo;
    showChosen();
}

void RunsView::showUndone(RunId run, const RunUndo &undo)
{
    if (run != m_chosen)
        return;
    m_problem->showNote(tr("The run is being taken back."), UndoWords::explanation(undo));
    m_preview.reset();
    Q_EMIT previewWanted(run);
}

void RunsView::showError(const Error &error)
{
    m_problem->show(error);
    m_undo->setEnabled(true);
    if (!m_preview)
        showNothing({});
}

void RunsView::confirm()
{
    const Run *run = chosen();
    if (run == nullptr || !m_preview)
        return;
    const Prompt prompt{.title = tr("Take a run back"),
                        .question = UndoWords::question(*m_preview, ValueWords::dateTime(run->startedAt)),
                        .explanation = UndoWords::explanation(*m_preview),
                        .yes = UndoWords::button(*m_preview)};
    m_prompter.confirm(prompt, [view = QPointer(this), id = run->id] {
        if (!view)
            return;
        view->m_undo->setEnabled(false);
        Q_EMIT view->undoChosen(id);
    });
}

} // namespace lockstep
